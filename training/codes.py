"""Technical codes: presets, protocols, kernels, probes, positions and what OCR makes of them."""

from __future__ import annotations

import random
import re
import string

_KERNELS = (
    "B31f B10s B26f B30f B41s B60f B70h H31s H40s H70h U90u I26f I31f I40f Br36d Br40f Br59 Hr38 "
    "Hv40 Qr40 Bv36 Bl57 T20f D30f E30f FC03 FC08 FC18 FC30 FC51 FC52 FL01 YA YB YC UA UB UC EB SB "
    "BONE+ STD+ EDGE IMR1 IMR2 AR50 ASiR-V DLIR-H TFI-M"
).split()
_STEMS = (
    "abd abdomen thorax chest head neck spine pelvis knee hip shoulder cardiac heart vasc carotid "
    "renal liver thyroid breast prostate ob gyn msk skel nerve small parts routine low dose lung "
    "angio perf brain sinus petrous trauma pe cta cor sag tra fs tse flair stir dwi dixon vibe tof "
    "dyn gre epi loc scout topo native arterial venous delay late early pre post std soft bone hr "
    "thin mpr mip vrt recon quick fast gen pen res harm echo adult ped neo fetal early tte tee"
).split()
_STARTS = ("RAO", "LAO", "CRA", "CAU", "CRAN", "CAUD", "AP", "LAT")
_SHORT = ("FR", "DR", "Gn", "FPS", "PRF", "WF", "Dp", "SV", "D", "Fr", "G", "C", "P", "Map")
_QUANTITIES = ("Hz", "dB", "cm", "%", "MHz", "fps", "kHz", "mm", "°", "ms", "kV", "mA", "mAs")
_GLYPHS = "口日一山田目川工二三八人十中品回国丨乙土个米小大亿甲由申王石白门几力刀又上下千干于ロノトリハニ一ー人"


def _digits(rng: random.Random, low: int, high: int) -> str:
    return "".join(rng.choice(string.digits) for _ in range(rng.randint(low, high)))


def _around_a_letter(rng: random.Random) -> str:
    """A reading with its unit in between: 630P630, 78F78."""
    number = str(rng.randint(10, 999))
    other = number if rng.random() < 0.6 else str(rng.randint(10, 999))
    return f"{number}{rng.choice('PFGKTMCDBW')}{other}"


def _preset(rng: random.Random) -> str:
    """Names of presets lose vowels and blanks: MSCSKEL, AbdGen."""
    words = rng.sample(_STEMS, rng.randint(1, 3))
    if rng.random() < 0.5:
        words = [w[0] + re.sub("[aeiou]", "", w[1:]) for w in words]
    if rng.random() < 0.5:
        return "".join(words)[:9].upper()
    return "".join(w.capitalize() for w in words)


def _protocol(rng: random.Random) -> str:
    words = rng.sample(_STEMS, rng.randint(2, 4))
    style = rng.random()
    if style < 0.4:
        text = rng.choice("__-").join(words)
    elif style < 0.7:
        text = "".join(w.capitalize() for w in words[:2]) + " " + words[-1]
    else:
        text = " ".join(words)
        text = text.upper() if rng.random() < 0.5 else text.title()
    if rng.random() < 0.4:
        text = f"{rng.randint(1, 20)}{rng.choice(('.', '_', ' ', '.1 '))}{text}"
    if rng.random() < 0.5:
        tail = (f"{rng.randint(1, 9)}.0", rng.choice(_KERNELS), str(rng.randint(1, 60)), "p2")
        text = f"{text}{rng.choice((' ', '_', '  '))}{rng.choice(tail)}"
    return text


def _setting(rng: random.Random) -> str:
    """A figure before its name, as some makers print it: 33 Hz FR."""
    return f"{rng.randint(1, 250)} {rng.choice(_QUANTITIES)} {rng.choice(_SHORT)}"


def _position(rng: random.Random) -> str:
    a, b = rng.sample(_STARTS, 2)
    glue = rng.choice((" ", " ", " / ", ", "))
    return f"{a} {rng.randint(0, 50)}{glue}{b} {rng.randint(0, 45)}"


def _kernel(rng: random.Random) -> str:
    tail = rng.choice(("", "", "\\3", " 3", " S2", f" {rng.randint(1, 5)}"))
    return rng.choice(_KERNELS) + tail


def _probe(rng: random.Random) -> str:
    high, low = rng.randint(3, 18), rng.randint(1, 9)
    tail = rng.choice(("", "", "s", "v", "-D", "t", "A", "u", "io", "E", "-RS"))
    letter = rng.choice(("C", "L", "S", "P", "V", "X", "EC", "SC", "LA", "CA", "PA", "ML", "BE"))
    pattern = rng.choice((f"{high}-{low}", f"{low}-{high}", f"{high}", f"{high}{low}"))
    return f"{letter}{pattern}{tail}"


def _version(rng: random.Random) -> str:
    numbers = ".".join(str(rng.randint(0, 20)) for _ in range(rng.randint(2, 4)))
    lead = rng.choice(("v", "V", "R", "Rev ", "SW ", "Ver ", "Version ", "Build ", "S/W: ", ""))
    return f"{lead}{numbers}{rng.choice(('', '', 'a', ' b12', ' SP1', ' HF2', '_M4'))}"


def _mixed(rng: random.Random) -> str:
    """Up to five letters and digits that mean nothing to anyone."""
    letters = string.ascii_uppercase if rng.random() < 0.7 else string.ascii_letters
    text = "".join(
        rng.choice(letters if rng.random() < 0.5 else string.digits)
        for _ in range(rng.randint(2, 5))
    )
    return text if any(c.isdigit() for c in text) else text + _digits(rng, 1, 2)


_STARTS_OF_PRODUCTS = (
    "Ac Al Am An Ar As Au Av Ax Be Bio Bri Cal Car Cel Ci Cla Cor Cry Dia Di Dy Ec El En Er Eu Ex Fi Flu Ful Gal Gen He Hy Ic In Io Ju Ka Ki Lu Lum "
    "Ma Mag Mer Mi Mo Nea Neo No Nu Oc Om On Op Or Pa Per Pri Pro Qua Ra Re Ri Sa Se Si So Spi Sta Su Syn Te Ti Tra Ul Un Va Ve Vi Vo Xa Xe Za Ze Zi"
).split()
_ENDS_OF_PRODUCTS = (
    "bra cia dia dex don dura flex gate gen gia graph ion is ium kon lia lis lite lix lon lux max meo mera metra mix mobil nea nex nia nix nova ntis "
    "on optic ora oris os pex phos pia plan pulse quest ra ray ria ris rius ro ron san scan scope sense sia sis sonic sys tec tech terra thera tis tom ton "
    "tor tra tron tus va ven via vio vis vista vita vox vue wave xa xia xis xon ya zia zen"
).split()


def _product(rng: random.Random) -> str:
    """A model, lens or coil of a name that nobody has heard of; a figure or letters follow it."""
    name = rng.choice(_STARTS_OF_PRODUCTS) + rng.choice(("", "", "li", "ni", "ta", "ra", "no"))
    name += rng.choice(_ENDS_OF_PRODUCTS)
    if rng.random() < 0.3:
        name = rng.choice(("Coil", "Probe", "IOL", "Tube", "Scope", "Lens", "Det", "Grid", name))
    letters = "".join(rng.choice(string.ascii_uppercase) for _ in range(rng.randint(1, 3)))
    number = _digits(rng, 1, 3)
    last = rng.choice(("", "", "", "A", "C", "D", "E", "H", "L", "N", "S", "X", "Z", "i"))
    tail = rng.choice(
        (
            number,
            letters + number,
            letters + number + last,
            number + letters,
            f"{letters}-{number}",
            f"{letters} {number}",
        )
    )
    name = name.upper() if rng.random() < 0.3 else name
    return f"{name}{rng.choice((' ', ' ', ' ', '-'))}{tail}"


def _scope(rng: random.Random) -> str:
    """Models as endoscopes have them: letters, a hyphen, more letters and figures."""
    lead = "".join(rng.choice(string.ascii_uppercase) for _ in range(rng.randint(2, 4)))
    middle = "".join(rng.choice(string.ascii_uppercase) for _ in range(rng.randint(1, 2)))
    tail = "".join(rng.choice(string.ascii_uppercase) for _ in range(rng.randint(0, 2)))
    return f"{lead}-{middle}{_digits(rng, 2, 3)}{tail}"


def _scores(rng: random.Random) -> str:
    """Figures with a letter or two before each, or a ratio of two letters."""
    letters = string.ascii_uppercase
    if rng.random() < 0.3:
        ratio = f"{rng.choice(letters)}/{rng.choice(letters)}{rng.choice(('', '', 'a', chr(39)))}"
        return f"{ratio}{rng.choice((' ', ' ', ': ', '='))}{rng.uniform(0, 3):.2f}"
    if rng.random() < 0.3:
        name = "".join(rng.choice(letters) for _ in range(rng.randint(3, 7)))
        return f"{name} {rng.choice(('', 'score ', 'Score ', 'grade '))}{rng.randint(0, 60)}"
    return rng.choice((" ", " ", "  ", " / ", ", ")).join(
        f"{rng.choice(letters)}{rng.choice(('', '', '1', '2'))}{rng.choice((' ', ' ', ':', '='))}"
        f"{rng.choice(('-', '-', '+', ''))}{rng.uniform(0, 9):.1f}{rng.choice(('', '', 'D', 'mm'))}"
        for _ in range(rng.randint(1, 3))
    )


def _axis(rng: random.Random) -> str:
    step = rng.choice((0.1, 0.5, 1, 2, 5, 10, 20, 50))
    figures = " ".join(f"{n * step:g}" for n in range(rng.randint(2, 7)))
    return figures + rng.choice(("", "", " cm", " [cm/s]", " m/s", " kHz", " [dB]", " mm"))


_STYLES = (
    (_around_a_letter, 12),
    (_preset, 18),
    (_protocol, 18),
    (_setting, 12),
    (_position, 8),
    (_kernel, 8),
    (_probe, 10),
    (_version, 8),
    (_mixed, 6),
    (_axis, 6),
    (_product, 14),
    (_scope, 8),
    (_scores, 12),
)


def code(rng: random.Random) -> str:
    """One technical code."""
    (style,) = rng.choices([s for s, _ in _STYLES], weights=[w for _, w in _STYLES])
    return style(rng)


def glyph(rng: random.Random) -> str:
    """A sign of a script that nobody printed: OCR reads them into graphics."""
    return "".join(rng.choice(_GLYPHS) for _ in range(rng.choice((1, 1, 1, 2))))
