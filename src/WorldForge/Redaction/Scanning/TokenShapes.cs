using static WorldForge.Redaction.Scanning.Alphabet;

namespace WorldForge.Redaction.Scanning;

/// <summary>The known shapes, by issuer. Lengths are a little below what is issued today: issuers change them.</summary>
internal static class TokenShapes
{
    public static readonly TokenShape[] All =
    [
        // Source hosting
        new("github_pat_", Url, 22), new("ghp_", Alphanumeric, 20), new("gho_", Alphanumeric, 20), new("ghu_", Alphanumeric, 20),
        new("ghs_", Wide, 20), new("ghr_", Alphanumeric, 20), new("v1.ghs_", Wide, 20),
        new("glpat-", Wide, 16), new("gldt-", Url, 16), new("glrt-", Wide, 16), new("glrtr-", Wide, 16), new("glptt-", Url, 16),
        new("glcbt-", Url, 16), new("glffct-", Url, 16), new("glft-", Url, 16), new("glimt-", Url, 16), new("glagent-", Url, 16),
        new("gloas-", Url, 16), new("glsoat-", Url, 16), new("glwt-", Url, 16), new("GR1348941", Url, 16), new("_gitlab_session=", Url, 16, KeepPrefix: true),
        new("ATATT3", Base64, 30), new("ATCTT3", Base64, 30), new("ATBB", Alphanumeric, 24, Glued: false), new("BBDC-", Base64, 30),

        // Amazon
        new("AKIA", Upper, 16), new("ASIA", Upper, 16), new("ABIA", Upper, 16), new("ACCA", Upper, 16), new("A3T", Upper, 17, NeedsDigit: true, Glued: false),
        new("AROA", Upper, 17, Glued: false), new("AIDA", Upper, 17, Glued: false), new("ABSK", Base64, 100),
        new("bedrock-api-key-", Base64, 16), new("amzn.mws.", Url, 32), new("da2-", Alphanumeric, 26, Glued: false),
        new("amzn1.oa2-cs.v1.", Hex, 40),

        // Google
        new("AIza", Url, 30), new("ya29.", Wide, 20), new("GOCSPX-", Url, 20), new("1//0", Url, 30, Glued: false), new("AAAA", Wide, 140, Glued: false),

        // Microsoft
        new("JQQJ99", Alphanumeric, 30),

        // Chat
        new("xoxb-", Url, 8), new("xoxp-", Url, 8), new("xoxa-", Url, 8), new("xoxr-", Url, 8), new("xoxs-", Url, 8), new("xoxo-", Url, 8),
        new("xoxe-", Url, 8), new("xoxe.", Wide, 10), new("xoxc-", Url, 8), new("xoxd-", Wide, 10), new("xapp-", Url, 6), new("xwfp-", Url, 10),
        new("hooks.slack.com/services/", Route, 10, KeepPrefix: true), new("hooks.slack.com/workflows/", Route, 10, KeepPrefix: true),
        new("hooks.slack.com/triggers/", Route, 10, KeepPrefix: true), new("hooks.slack-gov.com/services/", Route, 10, KeepPrefix: true),
        new("discord.com/api/webhooks/", Route, 20, KeepPrefix: true), new("discordapp.com/api/webhooks/", Route, 20, KeepPrefix: true),
        new(".webhook.office.com/webhookb2/", Route, 20, KeepPrefix: true), new("outlook.office.com/webhook/", Route, 20, KeepPrefix: true),
        new("outlook.office365.com/webhook/", Route, 20, KeepPrefix: true), new("hooks.zapier.com/hooks/catch/", Route, 8, KeepPrefix: true),
        new("open.feishu.cn/open-apis/bot/v2/hook/", Url, 16, KeepPrefix: true), new("api.telegram.org/bot", Route, 20, KeepPrefix: true),
        new("chat.googleapis.com/v1/spaces/", Route, 8, KeepPrefix: true), new("maker.ifttt.com/trigger/", Route, 8, KeepPrefix: true),

        // Package feeds
        new("npm_", Alphanumeric, 30), new("pypi-", Url, 50), new("oy2", Alphanumeric, 43, Glued: false), new("rubygems_", Hex, 32), new("cio", Alphanumeric, 32, Glued: false, NeedsDigit: true),
        new("CLOJARS_", Alphanumeric, 50), new("AKCp", Alphanumeric, 60), new("cmVmd", Alphanumeric, 55), new("dckr_pat_", Url, 20), new("dckr_oat_", Url, 20),
        new("npmtok_", Alphanumeric, 30), new("ctok_", Alphanumeric, 30),

        // Models
        new("hf_", Alphanumeric, 30, Glued: false), new("api_org_", Alphanumeric, 30), new("sk-ant-", Url, 20), new("sk-proj-", Url, 20), new("sk-svcacct-", Url, 20),
        new("sk-admin-", Url, 20), new("sk-or-v1-", Url, 20), new("sk-lf-", Url, 20), new("pk-lf-", Url, 20), new("sk-", Url, 20, Glued: false, NeedsDigit: true),
        new("sess-", Alphanumeric, 30, Glued: false), new("nvapi-", Url, 20), new("r8_", Alphanumeric, 30, Glued: false), new("gsk_", Alphanumeric, 30, Glued: false),
        new("xai-", Alphanumeric, 50, Glued: false), new("pplx-", Alphanumeric, 30), new("fw_", Alphanumeric, 20, Glued: false, NeedsDigit: true),
        new("co_api_", Alphanumeric, 30), new("jina_", Url, 40), new("tvly-", Url, 20), new("lsv2_pt_", Url, 20), new("lsv2_sk_", Url, 20), new("pcsk_", Url, 30),
        new("esecret_", Alphanumeric, 20), new("T3BlbkFJ", Url, 16),

        // Payment
        new("sk_live_", Alphanumeric, 10), new("sk_test_", Alphanumeric, 10), new("rk_live_", Alphanumeric, 10), new("rk_test_", Alphanumeric, 10),
        new("pk_live_", Alphanumeric, 10), new("pk_test_", Alphanumeric, 10), new("rk_prod_", Alphanumeric, 10), new("sk_prod_", Alphanumeric, 10),
        new("whsec_", Base64, 16), new("sq0atp-", Url, 16), new("sq0csp-", Url, 16), new("sq0idp-", Url, 16), new("sq0idb-", Url, 16), new("EAAA", Base64, 22, Glued: false, NeedsDigit: true),
        new("EAAM", Alphanumeric, 80, Glued: false), new("EAAC", Alphanumeric, 80, Glued: false), new("EAAB", Alphanumeric, 80, Glued: false), new("EAAG", Alphanumeric, 80, Glued: false),
        new("access_token$production$", Wide, 20), new("access_token$sandbox$", Wide, 20), new("rzp_live_", Alphanumeric, 10), new("rzp_test_", Alphanumeric, 10),
        new("FLWSECK_TEST-", Url, 10), new("FLWPUBK_TEST-", Url, 10), new("FLWSECK-", Url, 10), new("FLWPUBK-", Url, 10), new("live_", Base64, 34, Glued: false, NeedsDigit: true), new("test_", Alphanumeric, 30, Glued: false, NeedsDigit: true), new("live_pub_", Hex, 20), new("test_pub_", Hex, 20),
        new("EZAK", Alphanumeric, 50, Glued: false), new("EZTK", Alphanumeric, 50, Glued: false), new("duffel_test_", Base64, 30), new("duffel_live_", Base64, 30),
        new("access-sandbox-", Url, 20), new("access-production-", Url, 20), new("access-development-", Url, 20),

        // Mail and messages
        new("SG.", Wide, 40, Glued: false), new("key-", Hex, 30, Glued: false), new("pubkey-", Hex, 30, Glued: false), new("xkeysib-", Url, 40), new("xsmtpsib-", Url, 40),

        // Clouds and hosting
        new("dop_v1_", Hex, 40), new("doo_v1_", Hex, 40), new("dor_v1_", Hex, 40), new("HRKU-", Url, 30), new("fo1_", Url, 30, Glued: false), new("fm1a_", Base64, 60), new("fm1r_", Base64, 60), new("fm2_", Base64, 60),
        new("LTAI", Alphanumeric, 17, Glued: false), new("pscale_tkn_", Wide, 24), new("pscale_oauth_", Wide, 24), new("pscale_pw_", Wide, 24),
        new("nfp_", Alphanumeric, 30), new("tk-us-", Url, 40), new("v1.0-", Url, 20, Glued: false), new("HCV1.", Wide, 20), new("sbp_", Hex, 32), new("sb_secret_", Url, 16),
        new("rnd_", Alphanumeric, 24, Glued: false, NeedsDigit: true), new("vercel_blob_rw_", Url, 20), new("vck_", Alphanumeric, 30), new("tfp_", Wide, 30), new("sgp_", Url, 30), new("slk_", Hex, 30, Glued: false), new("CFPAT-", Url, 30), new("YCAJE", Url, 20), new("YCMA", Url, 30, Glued: false), new("AQVN", Url, 35, Glued: false), new("t1.9eu", Wide, 20, Glued: false), new("y0_Ag", Url, 30),
        new("tskey-", Url, 16), new("ops_eyJ", Base64, 40), new("A3-", Url, 29, Glued: false, NeedsDigit: true), new("sha256~", Url, 40),

        // Tools
        new("lin_api_", Alphanumeric, 30), new("lin_oauth_", Alphanumeric, 30), new("secret_", Alphanumeric, 40, Glued: false), new("ntn_", Alphanumeric, 40), new("figd_", Url, 30), new("figo_", Url, 30), new("figoh_", Url, 30), new("figor_", Url, 30),
        new("dapi", Hex, 32, Glued: false), new("dkea", Hex, 32, Glued: false), new("dp.pt.", Alphanumeric, 30), new("dp.st.", Wide, 30), new("dp.ct.", Wide, 30), new("dp.sa.", Wide, 30), new("dp.scim.", Wide, 30), new("dp.audit.", Wide, 30),
        new("glsa_", Url, 24), new("glc_", Base64, 24), new("eyJrIjoi", Base64, 40), new("NRAK-", Alphanumeric, 20), new("NRJS-", Alphanumeric, 16), new("NRII-", Url, 20), new("NRAA-", Alphanumeric, 20), new("NRRA-", Alphanumeric, 20), new("NRBR-", Alphanumeric, 16), new("NRSP-", Alphanumeric, 16),
        new("shpat_", Alphanumeric, 24), new("shpca_", Alphanumeric, 24), new("shppa_", Alphanumeric, 24), new("shpss_", Alphanumeric, 24), new("shpua_", Alphanumeric, 24), new("shptka_", Alphanumeric, 24),
        new("sl.", Wide, 60, Glued: false), new("PMAK-", Url, 40), new("PMAT-", Alphanumeric, 20), new("pul-", Hex, 40, Glued: false), new("pnu_", Alphanumeric, 30), new("rdme_", Alphanumeric, 40), new("shippo_live_", Hex, 30), new("shippo_test_", Hex, 30),
        new("sntrys_", Base64, 30), new("sntryu_", Hex, 40), new("sntryi_", Hex, 40), new("sm_aat_", Alphanumeric, 14), new("sm_pat_", Alphanumeric, 14), new("sm_sat_", Alphanumeric, 14), new("sqp_", Hex, 32), new("squ_", Hex, 32), new("sqa_", Hex, 32),
        new("dt0c01.", Wide, 40), new("dt0s01.", Wide, 40), new("dt0s16.", Wide, 40), new("API-", Upper, 25, Glued: false), new("fio-u-", Base64, 40), new("ico-", Alphanumeric, 30, Glued: false, NeedsDigit: true), new("p8e-", Alphanumeric, 30, Glued: false),
        new("s-s4t2ud-", Hex, 40), new("s-s4t2af-", Hex, 40), new("4b1d", Alphanumeric, 38, Glued: false), new("dnkey-", Base64, 40), new("phc_", Alphanumeric, 40), new("phx_", Alphanumeric, 40), new("pat-na1-", Url, 30), new("pat-eu1-", Url, 30), new("pat.", Wide, 60, Glued: false), new("sat.", Wide, 60, Glued: false),
        new("patT", Wide, 40, Glued: false, NeedsDigit: true), new("ubdp_", Alphanumeric, 30), new("bkua_", Alphanumeric, 30), new("CCIPAT_", Wide, 30), new("CCIPRJ_", Wide, 30), new("ccpat_", Alphanumeric, 30), new("buildkite_", Alphanumeric, 40), new("sdk-", Hex, 30, Glued: false), new("api-", Hex, 30, Glued: false, NeedsDigit: true), new("mob-", Hex, 30, Glued: false), new("wandb_v1_", Url, 40), new("clp_", Alphanumeric, 40, Glued: false), new("logfire_", Url, 30), new("NF-", Alphanumeric, 40, Glued: false),

        new("sdk-", HexDash, 36, Glued: false), new("api-", HexDash, 36, Glued: false, NeedsDigit: true), new("mob-", HexDash, 36, Glued: false), new("AKC", Alphanumeric, 10, Glued: false, NeedsDigit: true),
        new("xau_", Alphanumeric, 30, NeedsDigit: true), new("BBFF-", Alphanumeric, 28), new("rootly_", Hex, 60), new("endr+", Alphanumeric, 16), new("ptr_", Base64, 40, Glued: false), new("VF.DM.", Wide, 36),
        new("ATTA", Hex, 60), new("xnd_production_", Alphanumeric, 30), new("xnd_development_", Alphanumeric, 30), new("secret-test-", Base64, 30), new("secret-live-", Base64, 30), new("sec-c-", Base64, 30),
        new("sk_", Hex, 46, Glued: false), new("pk_", Url, 38, Glued: false, NeedsDigit: true), new("server_", Hex, 32, Glued: false), new("sk.eyJ", Wide, 40), new("pk.eyJ", Wide, 40),

        // Vaults and keys
        new("hvs.", Url, 20, Glued: false), new("hvb.", Url, 20, Glued: false), new("hvr.", Url, 20, Glued: false), new("b.AAAAAQ", Wide, 24), new("AGE-SECRET-KEY-1", Upper, 20), new("AGE-PLUGIN-", Upper, 20),
        new("b3BlbnNzaC1rZXktdjE", Base64, 20), new("MIIEvQIBADAN", Base64, 40), new("MIIEvgIBADAN", Base64, 40), new("MIIEvAIBADAN", Base64, 40), new("MIIEowIBAAK", Base64, 40), new("MIIEpAIBAAK", Base64, 40), new("MIIEpQIBAAK", Base64, 40), new("MIIJKQIBAAK", Base64, 40), new("MIIJQgIBADAN", Base64, 40), new("MIIJQwIBADAN", Base64, 40), new("MIGHAgEAMBMGByqGSM49", Base64, 40), new("MHcCAQEE", Base64, 60), new("MC4CAQAwBQYDK2VwBCIEI", Base64, 30),
        new("LS0tLS1CRUdJTiBQUklWQVRF", Base64, 20), new("LS0tLS1CRUdJTiBSU0EgUFJJVkFURS", Base64, 20), new("LS0tLS1CRUdJTiBFQyBQUklWQVRF", Base64, 20), new("LS0tLS1CRUdJTiBPUEVOU1NI", Base64, 20), new("LS0tLS1CRUdJTiBFTkNSWVBURUQ", Base64, 20), new("LS0tLS1CRUdJTiBEU0EgUFJJVkFURS", Base64, 20),
        new("ZXlK", Base64, 44, Glued: false), new("xprv9", Alphanumeric, 90, Glued: false),
    ];
}
