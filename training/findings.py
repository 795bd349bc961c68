"""What reports say about organs, put together from parts: sentences that name nobody."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

_SLOT = re.compile(r"<(\w)>")


@dataclass(frozen=True)
class _Language:
    """Sentences, and by letter what stands in their slots."""

    sentences: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]


def _language(sentences: str, **parts: str) -> _Language:
    def split(text: str) -> tuple[str, ...]:
        return tuple(part for part in text.replace("\n", "").split("|") if part)

    return _Language(split(sentences), {key: split(text) for key, text in parts.items()})


_ENGLISH = _language(
    "<D> <f> of the <o>.|<D> <f> in the <o>, <u>.|<F> in the <o>, no <f> seen.|<F> of the <o>.|There is <d> <f>.|There is <d> <f> of the <o>.|There are <d> <f>s in the <o>.|There is no <f>.|"
    "No <f> or <f>.|No <f>, no <f>.|No evidence of <f>.|No <f> of the <o> is seen.|The <o> is <u>.|The <o> and <o> are <u>.|The <s> <o> shows <d> <f>.|The <s> <o> measures <n> mm.|<O> <u>, <o> <u>.|<O> <u>.|"
    "<D> <f>, <u>.|<D> <f>, better seen <w>.|<F> is noted <w>.|<F> has <c> since the prior study.|<F> has <c>.|The <f> <c> in the interval.|Grade <g> <f> of the <o>.|Stage <g> <f>, <n> % by <m>.|<D> <f>, <g> by <m>.|<F>, <n> mm by <m>.|"
    "Quality impaired by <a>.|Limited by <a>.|Study degraded by <a>.|Assessment of the <o> limited by <a>.|These findings suggest <f>.|This may represent <f>.|It is <c> compared with the prior exam.|Both <o>s are <u>.|"
    "What is seen <w> is consistent with <f>.|Although <u>, the <o> shows <f>.|However, the <o> is <u>.|Apart from this the <o> is <u>.|Again seen is <d> <f>.|Also noted is <d> <f>.|Incidental <f> of the <s> <o>.|Possible <f> <w>.|Probably <f>.|"
    "Status post <p>.|Status post <p> <w>.|After <p>, the <o> is <u>.|Tip of the <t> <w>.|The <t> ends <w>.|<T> in place.|<T> removed.|<T> unchanged.|New <t> <w>.|Multilevel <f>, most marked at <l>.|<D> <f> at <l>.|<F> at <l> and <l>.|Disc <f> at <l> without <f>.|"
    "Follow-up <m> in <n> months.|<M> recommended.|<M> is suggested for the <o>.|Correlate with <m>.|Would suggest <m> <w>.|Cannot exclude <f>.|Clinical history of <f>.|Reason: <f>.|Evaluate for <f>.|Query <f>.|Rule out <f> of the <o>.|Please assess the <o>.|"
    "Compared with the previous exam the <f> has <c>.|Compared with before, <u>.|As before, <d> <f>.|Measured on <m>.|Normal <m>.|Sub-optimal <m>.|Well seen on <m>.|Not seen on <m>.|<M> was performed without and with contrast.|<S> <o>: <u>.|<O>: <u>.|<O>: <d> <f>.",
    d="mild|moderate|severe|small|large|tiny|minimal|marked|trace|diffuse|focal|subtle|extensive|chronic|acute|old|early|scattered|multiple|a few|some|increased|decreased|partial|complete|bilateral|simple|complex|patchy|known|borderline",
    f="effusion|thickening|calcification|stenosis|regurgitation|dilatation|enlargement|atrophy|oedema|edema|fibrosis|haematoma|hematoma|cyst|nodule|mass|lesion|tear|sprain|fracture|dislocation|subluxation|narrowing|bulging|protrusion|herniation|"
    "spondylosis|scoliosis|arthrosis|arthritis|synovitis|bursitis|tendinosis|tendinitis|osteophyte|erosion|sclerosis|infiltrate|consolidation|atelectasis|pneumothorax|emphysema|bronchiectasis|collection|abscess|fistula|polyp|diverticulum|diverticulosis|diverticulitis|"
    "ulcer|gastritis|oesophagitis|colitis|ileus|obstruction|hernia|ascites|cirrhosis|steatosis|hepatomegaly|splenomegaly|lymphadenopathy|hydronephrosis|calculus|stone|reflux|thrombus|thrombosis|occlusion|aneurysm|dissection|plaque|embolus|ischaemia|infarct|haemorrhage|"
    "gliosis|encephalopathy|hydrocephalus|meningioma|adenoma|fibroid|hypertrophy|hyperplasia|prolapse|insufficiency|hypokinesis|akinesis|shunt|vegetation|opacity|haziness|pigmentation|drusen|detachment|neovascularisation|cataract|exudate|angiectasia|metaplasia|dysplasia|varices|"
    "contusion|laceration|avulsion|impingement|chondropathy|cartilage loss|bone marrow change|loose body|debris|wall motion abnormality|scarring|granuloma|pleural thickening|air trapping|mosaic pattern|cortical thinning|lucency|density|asymmetry|distortion|microcalcifications",
    o="liver|pancreas|spleen|kidney|bladder|gallbladder|bile duct|duodenum|stomach|colon|sigmoid|caecum|rectum|appendix|oesophagus|uterus|ovary|cervix|endometrium|placenta|prostate|testis|epididymis|thyroid|parotid|tongue|larynx|trachea|lung|pleura|mediastinum|hilum|heart|"
    "aorta|left atrium|left ventricle|septum|mitral valve|aortic valve|pericardium|carotid artery|portal vein|femoral vein|popliteal artery|renal artery|brain|cerebellum|brainstem|thalamus|pituitary|orbit|optic nerve|retina|macula|cornea|lens|vitreous|sinus|mastoid|mandible|maxilla|"
    "cervical spine|lumbar spine|sacrum|disc|cord|clavicle|scapula|humerus|rotator cuff|biceps tendon|elbow|radius|ulna|scaphoid|wrist|thumb|hip|femur|femoral head|meniscus|medial meniscus|cruciate ligament|quadriceps tendon|tibia|fibula|ankle|calcaneus|achilles tendon|metatarsal|breast|axilla|nipple|skin|abdominal wall",
    u="normal|unremarkable|unchanged|stable|within normal limits|intact|patent|clear|not seen|well preserved|not enlarged|homogeneous|preserved|normal in size|not thickened|in normal position|widely patent|grossly normal|no longer seen|of no significance|not further characterised|unlikely significant|slightly irregular|poorly seen|partially imaged",
    s="right|left|upper|lower|proximal|distal|anterior|posterior|medial|lateral|visible|included|transplanted|native|remaining",
    n="2|3|4|5|6|7|8|9|10|11|12|14|15|18|20|22|25|30|35|40|50|60",
    g="I|II|III|IV|1|2|3|4|A|B|F1|F2|T1|T2",
    c="increased|decreased|resolved|progressed|regressed|improved|worsened|not changed|slightly increased|markedly improved|changed little",
    a="motion|respiration|breathing|bowel gas|body habitus|metal|noise|scatter|patient position|overlying tubes|poor contact|coughing|hiccups|dense tissue|blinking|media opacity|residual stool|barium",
    m="ultrasound|sonography|tomography|radiography|fluoroscopy|angiography|venography|scintigraphy|spirometry|densitometry|endoscopy|colonoscopy|gastroscopy|bronchoscopy|laparoscopy|arthroscopy|mammography|tomosynthesis|echocardiography|planimetry|palpation|biopsy|cytology|histology|topography|perimetry|biomicroscopy|autofluorescence|cystography|urography",
    p="cholecystectomy|appendectomy|hysterectomy|nephrectomy|lobectomy|thyroidectomy|arthroplasty|fusion|fixation|osteotomy|laminectomy|craniotomy|sternotomy|bypass|stenting|coiling|resection|transplantation|vitrectomy|keratoplasty|lumpectomy|mastectomy|splenectomy|gastrectomy|colectomy",
    t="catheter|tube|drain|stent|port|lead|electrode|wire|clip|screw|plate|prosthesis|filter|cuff|coil|shunt|graft|pacemaker|valve|anchor",
    w="today|again|on the right|on the left|at the apex|at the base|posteriorly|anteriorly|in the midline|on delayed images|after contrast|on the lateral view|in both planes|near the hilum|as described|during expiration|at rest|with stress|in situ|throughout",
    l="C3/C4|C5/6|C6/7|T4/T5|T11/12|Th8/9|L1/L2|L2/3|L3/L4|L5/S1|L5-S1|T12/L1",
)
_GERMAN = _language(
    "<D> <f> <w>.|<F> <w>, kein Hinweis auf <f>.|Kein Nachweis von <f>.|Keine <f>, keine <f>.|<O> <u>.|<O> und <o> <u>.|Zustand nach <p>.|<F> <c>.|<O>: <u>, <n> mm.|Im Vergleich <c>.|Verdacht auf <f>.|Bekannte <f> <w>.|Bild durch <a> gestört.|Zum Ausschluss <f>.|Empfehlung: <m>.|Beurteilung: <f>.|Es zeigt sich <f>.|Es findet sich eine <f> <w>.",
    d="geringe|mäßige|ausgeprägte|kleine|große|diffuse|beginnende|fortgeschrittene|alte|beidseitige",
    f="Verkalkung|Verdickung|Stenose|Insuffizienz|Erweiterung|Atrophie|Fraktur|Zyste|Raumforderung|Verschattung|Thrombose|Stauung|Arthrose|Bandscheibenprotrusion|Ergussbildung|Entzündung|Läsion|Blutung|Ruptur|Vergrößerung|Steatose|Divertikulose",
    o="Leber|Niere|Schilddrüse|Lunge|Gebärmutter|Prostata|Harnblase|Gallenblase|Bauchspeicheldrüse|Wirbelsäule|Hüfte|Schulter|Innenmeniskus|Achillessehne|Netzhaut|Hornhaut|Aorta|Herz|Zwerchfell|Handgelenk|Sprunggelenk|Nasennebenhöhlen",
    u="unauffällig|regelrecht|normal groß|nicht vergrößert|glatt begrenzt|altersentsprechend|homogen|frei|gut entfaltet|nicht einsehbar|unverändert",
    n="3|5|8|12|20|35",
    c="unverändert|rückläufig|zunehmend|konstant|gebessert|nicht mehr nachweisbar",
    a="Bewegung|Atmung|Metall|Darmgas|Überlagerung|Rauschen",
    m="Sonographie|Verlaufskontrolle|Szintigraphie|Biopsie|Magenspiegelung|Durchleuchtung|Angiographie",
    p="Cholezystektomie|Resektion|Osteosynthese|Gelenkersatz|Bypass|Spondylodese|Nephrektomie",
    w="rechts|links|beidseits|basal|apikal|dorsal|ventral|im Oberlappen|am Unterrand|im Verlauf",
)
_FRENCH = _language(
    "<F> <d> <w>.|Pas de <f>.|Pas de <f> ni de <f>.|Absence de <f> <w>.|<O> <u>.|<O> et <o> <u>.|Antécédent de <p>.|<F> <c>.|<O> : <u>, <n> mm.|Suspicion de <f>.|Examen limité par <a>.|On note une <f> <w>.|Il existe une <f> <d>.|À contrôler par <m>.|Conclusion : <f> <d>.",
    d="discrète|modérée|sévère|minime|diffuse|ancienne|bilatérale|étendue",
    f="calcification|sténose|dilatation|atrophie|fracture|lésion|masse|opacité|thrombose|arthrose|protrusion|hernie|rupture|collection|stéatose|insuffisance|hémorragie|lithiase|condensation|adénopathie",
    o="foie|rein|rate|vessie|vésicule|pancréas|thyroïde|utérus|prostate|poumon|plèvre|aorte|cœur|rachis|hanche|épaule|genou|ménisque|rétine|cornée|cerveau|sinus",
    u="sans anomalie|de taille normale|sans particularité|homogène|inchangé|non visible|régulier|libre|perméable",
    n="3|5|8|12|20|35",
    c="inchangée|en régression|en progression|stable|disparue",
    a="les mouvements|la respiration|les gaz|le métal",
    m="échographie|scintigraphie|biopsie|arthroscanner|coloscopie|mammographie",
    p="cholécystectomie|résection|arthrodèse|pontage|néphrectomie",
    w="à droite|à gauche|en basal|au sommet|en regard|ce jour|des deux côtés",
)
_SPANISH = _language(
    "<F> <d> <w>.|Sin <f>.|Sin <f> ni <f>.|No se observa <f>.|<O> <u>.|<O> y <o> <u>.|Antecedente de <p>.|<F> <c>.|<O>: <u>, <n> mm.|Sospecha de <f>.|Estudio limitado por <a>.|Se aprecia <f> <w>.|Se recomienda <m>.|Impresión: <f> <d>.",
    d="leve|moderada|grave|mínima|difusa|antigua|bilateral|extensa",
    f="calcificación|estenosis|dilatación|atrofia|fractura|lesión|masa|opacidad|trombosis|artrosis|protrusión|hernia|rotura|colección|esteatosis|insuficiencia|hemorragia|litiasis|adenopatía|derrame",
    o="hígado|riñón|bazo|vejiga|vesícula|páncreas|tiroides|útero|próstata|pulmón|pleura|aorta|corazón|columna|cadera|hombro|rodilla|menisco|retina|córnea|cerebro|seno maxilar",
    u="sin alteraciones|de tamaño normal|homogéneo|sin cambios|no visible|conservado|libre|permeable",
    n="3|5|8|12|20|35",
    c="sin cambios|en regresión|en progresión|estable|resuelta",
    a="movimiento|respiración|gas|artefacto metálico",
    m="ecografía|gammagrafía|biopsia|colonoscopia|mamografía|seguimiento",
    p="colecistectomía|resección|artrodesis|derivación|nefrectomía",
    w="derecha|izquierda|basal|apical|en ambos lados|actualmente",
)
_ITALIAN = _language(
    "<F> <d> <w>.|Non <f>.|Assenza di <f>.|Non segni di <f>.|<O> <u>.|<O> e <o> <u>.|Esiti di <p>.|<F> <c>.|<O>: <u>, <n> mm.|Sospetta <f>.|Esame limitato da <a>.|Si osserva <f> <w>.|Utile <m>.|Conclusioni: <f> <d>.",
    d="lieve|moderata|severa|minima|diffusa|bilaterale|estesa",
    f="calcificazione|stenosi|dilatazione|atrofia|frattura|lesione|massa|opacità|trombosi|artrosi|protrusione|ernia|rottura|raccolta|steatosi|insufficienza|emorragia|litiasi|linfoadenopatia",
    o="fegato|rene|milza|vescica|colecisti|pancreas|tiroide|utero|prostata|polmone|pleura|aorta|cuore|rachide|anca|spalla|ginocchio|menisco|retina|cornea|encefalo",
    u="nei limiti|di dimensioni normali|omogeneo|invariato|non visibile|regolare|pervio",
    n="3|5|8|12|20|35",
    c="invariata|in riduzione|in aumento|stabile|risolta",
    a="movimento|respiro|meteorismo|metallo",
    m="ecografia|scintigrafia|biopsia|colonscopia|mammografia|controllo",
    p="colecistectomia|resezione|artrodesi|bypass|nefrectomia",
    w="a destra|a sinistra|in sede basale|all'apice|bilateralmente",
)
_LANGUAGES = (_ENGLISH,) * 8 + (_GERMAN, _GERMAN, _FRENCH, _SPANISH, _ITALIAN)


def finding(rng: random.Random) -> str:
    """One sentence of a report in one of five languages."""
    language = rng.choice(_LANGUAGES)

    def part(slot: re.Match[str]) -> str:
        text = rng.choice(language.parts[slot[1].lower()])
        return text[:1].upper() + text[1:] if slot[1].isupper() else text

    text = _SLOT.sub(part, rng.choice(language.sentences))
    return text if rng.random() < 0.85 else text.rstrip(".")
