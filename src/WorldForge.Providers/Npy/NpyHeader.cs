using System.Text;
using WorldForge.Arrays;

namespace WorldForge.Providers.Npy;

/// <summary>The description in front of the data: a Python dictionary literal with exactly three entries.</summary>
internal ref struct NpyHeader
{
    private const int MostDimensions = 32;

    private readonly ReadOnlySpan<byte> _text;
    private int _at;

    private NpyHeader(ReadOnlySpan<byte> text) => _text = text;

    public static (ElementType Type, bool IsBigEndian, bool IsFortranOrder, TensorShape Shape) Read(ReadOnlySpan<byte> text)
    {
        NpyHeader header = new(text);
        return header.Dictionary();
    }

    private (ElementType Type, bool IsBigEndian, bool IsFortranOrder, TensorShape Shape) Dictionary()
    {
        string? descr = null;
        bool? fortran = null;
        TensorShape? shape = null;
        Expect((byte)'{');
        while (!Accept((byte)'}'))
        {
            string key = Quoted();
            Expect((byte)':');
            switch (key)
            {
                case "descr" when descr is null:
                    descr = Quoted();
                    break;
                case "fortran_order" when fortran is null:
                    fortran = Flag();
                    break;
                case "shape" when shape is null:
                    shape = Tuple();
                    break;
                default:
                    throw new NpyException("its header has an unknown or repeated key");
            }

            if (!Accept((byte)','))
            {
                Expect((byte)'}');
                break;
            }
        }

        SkipBlanks();
        if (_at != _text.Length)
        {
            throw new NpyException("its header goes on after the dictionary");
        }

        if (descr is null || fortran is null || shape is null)
        {
            throw new NpyException("its header must have descr, fortran_order and shape");
        }

        return ElementTypes.TryFromNumpyText(descr, out ElementType type, out bool isBigEndian)
            ? (type, isBigEndian, fortran.Value, shape.Value)
            : throw new NpyException("its element type is not a number of 8 to 64 bits");
    }

    private string Quoted()
    {
        SkipBlanks();
        byte quote = _at < _text.Length ? _text[_at] : default;
        if (quote is not ((byte)'\'' or (byte)'"'))
        {
            throw new NpyException("its header must have a quoted text where it has something else");
        }

        int length = _text[(_at + 1)..].IndexOf(quote);
        ReadOnlySpan<byte> inner = length < 0 ? throw new NpyException("its header is cut in a text") : _text.Slice(_at + 1, length);
        _at += length + 2;
        return inner.IndexOf((byte)'\\') < 0 && Ascii.IsValid(inner)
            ? Encoding.ASCII.GetString(inner)
            : throw new NpyException("its header has an escape or a character beyond ASCII");
    }

    private bool Flag()
    {
        SkipBlanks();
        foreach ((bool value, string word) in ((bool, string)[])[(true, "True"), (false, "False")])
        {
            if (_text.Length - _at >= word.Length && Ascii.Equals(_text.Slice(_at, word.Length), word))
            {
                _at += word.Length;
                return value;
            }
        }

        throw new NpyException("its fortran_order must be True or False");
    }

    private TensorShape Tuple()
    {
        List<int> sizes = [];
        Expect((byte)'(');
        while (!Accept((byte)')'))
        {
            sizes.Add(Size());
            if (sizes.Count > MostDimensions)
            {
                throw new NpyException("its shape has more than 32 dimensions");
            }

            if (!Accept((byte)','))
            {
                Expect((byte)')');
                break;
            }
        }

        return TensorShape.TryCreate([.. sizes], out TensorShape shape) ? shape : throw new NpyException("its shape is larger than any memory");
    }

    private int Size()
    {
        SkipBlanks();
        int length = 0;
        while (_at + length < _text.Length && char.IsAsciiDigit((char)_text[_at + length]))
        {
            length++;
        }

        if (!System.Buffers.Text.Utf8Parser.TryParse(_text.Slice(_at, length), out int size, out int used) || used != length)
        {
            throw new NpyException("its shape must hold sizes of at least 0 and at most 2147483647");
        }

        _at += length;
        return size;
    }

    private void Expect(byte sign)
    {
        if (!Accept(sign))
        {
            throw new NpyException($"its header lacks '{(char)sign}'");
        }
    }

    private bool Accept(byte sign)
    {
        SkipBlanks();
        bool found = _at < _text.Length && _text[_at] == sign;
        _at += found ? 1 : 0;
        return found;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r')
        {
            _at++;
        }
    }
}
