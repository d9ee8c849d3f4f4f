using WorldForge.Actions;
using WorldForge.Embodiment;
using WorldForge.Providers.Smokes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Smokes;

/// <summary>Code of a host, as smokes load it from an assembly.</summary>
public static class HostCode
{
    public const string Hidden = "raw-secret-4711";

    public static ActionTranslator Gr1() => Single("gr1");

    public static ActionTranslator Nonsense() => ActionTranslator.ForPlan(new EmbodimentContract("aloha"), static _ => []);

    public static ActionTranslator Throwing() => ActionTranslator.ForPlan(
        new EmbodimentContract("aloha"), static _ => throw new InvalidOperationException($"cannot reach https://u:{Hidden}@host/x?token={Hidden} with api_key={Hidden}"));

    public static ActionTranslator Questioning() => ActionTranslator.ForPlan(
        new EmbodimentContract("aloha"), static _ => throw new InvalidOperationException("who knows? see https://host/x?page=1#top, /home/someone/arm.yaml and 'C:\\arm'\r\nnext line "));

    public static ActionTranslator Broken() => throw new InvalidOperationException($"password={Hidden}");

    public static string NoTranslator() => "text";

    internal static ActionTranslator Single(string tag) => ActionTranslator.ForPlan(new EmbodimentContract(tag), static _ => [WorldAction.Noop()]);
}

public sealed class AlohaTranslator : IActionTranslatorFactory
{
    public ActionTranslator Create() => HostCode.Single("aloha");
}

public sealed class ThrowingFactory : IActionTranslatorFactory
{
    public ActionTranslator Create() => throw new IOException($"no calibration: api_key={HostCode.Hidden}");
}

public sealed class EmptyFactory : IActionTranslatorFactory
{
    public ActionTranslator Create() => null!;
}

public sealed class ArmObservation : IObservationFactory
{
    public JsonObject Create() => JsonObject.Create(("state", JsonList.Create([1.0, 2.0])), ("actions", JsonList.Create([0.25, 0.5])));
}

public sealed class WholeInfo : IObservationFactory
{
    public JsonObject Create() => JsonObject.Create(("observation", new ArmObservation().Create()), ("action_horizon", 1));
}
