"""PHI values other than names and dates: numbers, places, institutions, contact data, work."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import random
import string

from training.name_forms import cased, user_name
from training.names import NameSource, Person
from training.pools import Pool, Split, only
from training.romanise import is_latin, romanise

_ID_SHAPES = (
    "#######|########|######|#####|##########|#########|############|###########|####-###-###|###-##-####|"
    "##-##-##|??######|?#######|?######|###-###-###|MRN#######|PID######|P######|ID#######|PAT-#####|A########|"
    "ACC#######|##?#####|????####|??-####-###|##########?|#############?|E########|US-####-#####|CT##-#####|"
    "####/##|#####/####|######-####|###### ####|### ### ####|######/####|S##-#####|19####-####|######?####|?##?###?|"
    "US########|MR#######|XR-######|##-######|RX########|H########|K#######|00######|000######|????-####|#.#.#####|"
    "####.####.####|?-######|??##?#####|###.###.###-##|########-?|?????##?##?###?|##.##.##-###.##|#### #### ####|"
    "#####?##|#####?##|######?##|####?###|1.2.840.######.#.###.#####.####|####_####|##-####-######|####????##|X####|Z#####|####-#####|########.#|##:#####|"
    "0#############?|TEST###|VA######|#######?|R######|?/######|PAT####|CASE-####|EXP#####|STU########|20##-######|20########"
).split("|")
ID_SHAPES = tuple(shape for shape in _ID_SHAPES if shape)

_ORG_PATTERNS = (
    "{C} General Hospital|{C} Medical Center|{C} Medical Centre|{C} Memorial Hospital|{F} Memorial Hospital|St. {S} Hospital|"
    "Saint {S} Medical Center|{C} Clinic|{F} Clinic|University Hospital {C}|{C} University Hospital|Universitätsklinikum {C}|"
    "Klinikum {C}|Krankenhaus {C}|St. {S}-Hospital {C}|Uniklinik {C}|Radiologie {C}|Praxis Dr. {F}|Gemeinschaftspraxis {F} & {F}|"
    "MVZ {C}|CHU de {C}|CHU {C}|Hôpital {F}|Hôpital {S}|Centre Hospitalier de {C}|Clinique {S}|Clinique du {F}|Hospital {S}|"
    "Hospital General de {C}|Hospital Universitario {C}|Clínica {F}|Clinica {S}|Ospedale {S}|Ospedale di {C}|Policlinico {C}|"
    "Azienda Ospedaliera {C}|Hospital das Clínicas {C}|Santa Casa de {C}|Hospital São {S}|{C} Ziekenhuis|AZ {S}|UZ {C}|"
    "Universitair Medisch Centrum {C}|Szpital {C}|Szpital im. {F}|Nemocnice {C}|FN {C}|{C} Kórház|{C} Hastanesi|{C} Devlet Hastanesi|"
    "{C} Eğitim ve Araştırma Hastanesi|{C} sjukhus|{C} Universitetssjukhus|{C} sygehus|{C} sykehus|{C} sairaala|Spitalul {C}|"
    "KBC {C}|Bolnica {C}|RSUD {C}|RS {S}|Bệnh viện {C}|{C} Imaging|{C} Imaging Center|{C} Diagnostic Imaging|{F} Imaging|{C} Radiology|"
    "{C} Radiology Associates|{F} Diagnostics|{C} Heart Institute|{C} Heart Center|{C} Women's Health|{C} Childrens Hospital|"
    "Children's Hospital of {C}|{C} Veterinary Clinic|{C} Vet Hospital|{C} Animal Hospital|{F} Veterinary|{C} Regional|"
    "{C} Regional Medical Center|{C} Community Hospital|{C} County Hospital|{C} VA Medical Center|VAMC {C}|{C} Health|{C} Healthcare|"
    "{F} Health System|{C} NHS Trust|Royal {C} Hospital|{C} Infirmary|{C} District Hospital|Mount {F} Hospital|{C} OB/GYN|{F} OBGYN|"
    "{C} Maternity|{C} Cancer Center|{C} Cardiology|{C} Vascular Lab|{C} Vascular|{C} Orthopedics|{C} Eye Center|{F} Eye Clinic|"
    "{C} Dental|{F} Dental Group|{C} Endoscopy Center|{C} Surgery Center|{C} Urgent Care|{C} Family Practice|{F} Family Medicine|"
    "{C} Research Institute|{C} University|University of {C}|Univ. of {C}|{C} Univ Hosp|{C} Gen Hosp|{C} Med Ctr|{C} Hosp|{F} Hosp|"
    "{F}, {F} and {F} Clinic|{F} and {F} Community Hospital|{F}-{F} Hospital|{F} {F} Hospital|Our Lady of {S} Hospital|Mercy {C}|"
    "{C}医院|{C}病院|{C} Outpatient|{C} Poliklinika|Poliklinika {F}|{C} Bolnisnica|Kantonsspital {C}|Spital {C}|LKH {C}|Hirslanden {C}|"
    "{C} Department of Radiology|Dept. of Radiology, {C}|Institut für Radiologie {C}|{C} Perinatal|{C} Perinatal Center|{C} MRI|{C} Open MRI|"
    "{C} Sonography|{C} Ultrasound|{F} Sonography|{C} Mammography|{C} Breast Center|{F} Breast Center|{C} General|{C} Memorial|"
    "{F} Institute|{F} Foundation|{F} Laboratories|{C} Laboratory|{F} & {F} Associates|{F} Group|{F} LLC|{F} Inc|{F} GmbH|{F} and Sons|{F} PLC|{F} Ltd|"
    "Community Hospital|General Hospital|Memorial Hospital|University Hospital|Regional Medical Center|Children's Hospital|City Hospital|"
    "County Hospital|Mercy Hospital|Sacred Heart Hospital|Good Samaritan Hospital|Holy Cross Hospital|Trinity Medical Center|Veterans Hospital|"
    "Family Clinic|Eye Clinic|Heart Clinic|Pain Clinic|Walk-in Clinic|Vet Clinic|Veterinary Clinic|Animal Hospital|Women's Clinic|The {F} Clinic|"
    "{C} Women's Clinic|{C} Walk-in Clinic|{C} Spine Clinic|{C} Fertility Clinic|{C} Fetal Medicine|{F} Fertility|Imaging Center {C}|"
    "Radiology Associates of {C}|Diagnostic Center {C}|{C} Diagnostic Center|{C} Diagnostics|{C} Health Center|{C} Health Centre|{C} Polyclinic|"
    "{C} City Hospital|{C} Municipal Hospital|{C} Military Hospital|Army Hospital {C}|{C} Specialist Hospital|{C} Teaching Hospital|{C} Private Hospital|"
    "Klinik {C}|Klinik am {F}|{F}-Klinik|Klinik Dr. {F}|Privatklinik {F}|Städtisches Klinikum {C}|Kreiskrankenhaus {C}|Kreisklinik {C}|Radiologische Praxis {C}|"
    "Frauenarztpraxis Dr. {F}|Praxis {F}|Röntgeninstitut {C}|Diagnostikum {C}|Medizinisches Zentrum {C}|Tierklinik {C}|Tierarztpraxis {F}|Evangelisches Krankenhaus {C}|"
    "Clinique {C}|Polyclinique de {C}|Polyclinique {S}|Cabinet Dr {F}|Centre d'imagerie {C}|Centre de radiologie {C}|Institut {F}|Imagerie médicale {C}|Hôpital de {C}|"
    "Hospital de {C}|Hospital {F}|Hospital {C}|Sanatorio {F}|Centro de Salud {C}|Centro de Diagnóstico {F}|Policlínica {C}|Clínica {S}|Clínica {C}|Instituto {F}|"
    "Casa di Cura {F}|Istituto {F}|Centro Diagnostico {C}|Poliambulatorio {C}|Studio Radiologico {F}|Presidio Ospedaliero {C}|Hospital Municipal de {C}|Maternidade {S}|"
    "Laboratório {F}|Centro Hospitalar {C}|ULS {C}|Kliniek {F}|{S} Ziekenhuis|MC {C}|Medisch Centrum {C}|Przychodnia {C}|Centrum Medyczne {F}|Poliklinika {C}|Poliklinika {S}|"
    "Tıp Merkezi {C}|Özel {F} Hastanesi|Özel {C} Hastanesi|{C} lasarett|{C} vårdcentral|Aleris {C}|{C} keskussairaala|Terveystalo {C}|Centrul Medical {F}|Clinica {F}|"
    "{C} DHB|{C} LHD|{C} HHS|NHS {C}|HSE {C}|{C} CCG|{C} ICB|AHS {C}|VAMC {C}|HUG {C}|ULSS {C}|AUSL {C}|IRCCS {S}|ASL {C}|ARS {C}|APHP {C}|AP-HP {F}|HIA {F}|LHSC {C}|Region {C}|Landsting {C}|"
    "{M} of {C}|{M} of {C}|{M} of {C}|{M} of {C}|{M} of the {C}|{C} {M}|{M} {C}|{F} {M}|{M} {F}|"
    "{C} Ortho|{C} Rehab|{C} Peds|{C} Med|{C} Surgery|{C} Spine|{C} Heart|{C} Family Care|{C} Care|{C} Campus|{C} Outpatient Center|{C} Day Surgery|{C} Birth Center|"
    "Klinik {F}|RS {F}|Rumah Sakit {C}|Bệnh viện đa khoa {C}|{F} Hospital & Research Centre|{F} Nursing Home|{F} Scan Centre|{C} Scans|{F} Diagnostic Centre|{F} Polyclinic"
).split("|")
_HELD_OUT_ORG_PATTERNS = (
    "{C} Health Sciences Centre|Hospital Distrital de {C}|Centro Médico {C}|{C} Krankenanstalt|Policlinique {S}|"
    "{F} Medical Arts|{C} Medical Plaza|{F} Cardiovascular Group|Zentrum für Bildgebung {C}|Casa di Cura {S}"
).split("|")
_ORG_BARE = (
    "The {F}",
    "The {F}",
    "The {C}",
    "{F} & {F}",
    "{F}'s",
    "The {F} Group",
    "{S}'s",
    "{F} {C}",
)
_ORG_ABBREVIATIONS = (
    "{A}H|{A}MC|{A}UH|{A}GH|CHU{A}|UK{A}|{A}MH|{A}RMC|{A}VA|{A}CH|{A} Radiology|{A} HOSP|{A} Clinic|{A} US Lab|{A} Dept 1"
).split("|")
_ORG_SUFFIXES = (
    "",
    "",
    "",
    "",
    "",
    "",
    ", Radiology",
    " - Radiology",
    " Ultrasound",
    " US",
    " Echo Lab",
    " Dept. of Radiology",
    " OB/GYN",
    " Emergency",
    ", {C}",
    " {C}",
    " Cardiology",
    " Cath Lab",
    " ER",
    " Imaging Dept",
    " Surgical Care",
)
_SPECIALTIES = (
    "MD Imaging|Eye Institute|Heart Group|Women's Imaging|Vascular Group|Spine Institute|Bone & Joint|Bone and Joint Center|Kidney Center|Lung Center|Breast Care|"
    "Eye Associates|Retina Associates|Heart and Vascular|Pediatrics|Pediatric Group|Orthopaedic Institute|Dental Arts|Oral Surgery|Digestive Health|Gastro Group|"
    "Advanced Imaging|Open Imaging|First Imaging|Premier Radiology|Mobile X-Ray|Ultrasound Group|Sports Medicine|Pain Institute|Neurology Group|Oncology Center|"
    "Maternal Fetal Medicine|OB Associates|Prenatal Imaging|Equine Clinic|Veterinary Partners|Pet Care|Surgical Group|Medical Group|Medical Associates|Health Partners|"
    "Institute|Eye Hospital|Heart Hospital|Cancer Institute|Imaging Partners|Diagnostics|Radiology Group|Rehab Hospital|Wellness Center|Cardiac Group"
).split("|")
_LANDSCAPE = (
    "Pine Oak Cedar Maple River Lake Green Silver Spring Sun North South East West High Stone Fair Glen Willow Rose Blue Eagle Fox Clear Bay Hill Mountain Ocean "
    "Harbor Elm Birch Ash Holly Sandy Rocky Crystal Golden Valley Prairie Desert Forest Grand Little Big White Red Black Deer Bear Swan Heron Falcon"
).split()
_FEATURES = (
    "Hollow Ridge Creek View Valley Hill Park Grove Point Side Brook Field Wood Springs Lake Gate Meadow Falls Shore Haven Crest Bend Run Oaks Pines Heights Hills "
    "Plains Rock Canyon Bluff Cove Island Landing Crossing Mills Bridge Ford Dale Glen Woods Fields"
).split()
_SAINTS = (
    "Mary Luke John Joseph Elizabeth Vincent Francis Anna Anthony Maria Marien Josef Elisabeth Thomas Michael Lucas "
    "Jude Peter Paul Mark Agnes Clare Bernard Margaret Georges Louis Pierre Jean Antoine Raphael José Juan Carlos "
    "Pedro Lucia Rita Camillo Giovanni Maarten Jansdal Göran Olav Sofia Nikolaus Barbara Hedwig Franziskus Augusta"
).split()
_STREETS = (
    "Street St St. Road Rd Avenue Ave Ave. Lane Ln Drive Dr Blvd Boulevard Way Court Ct Place Pl Square Terrace Highway Hwy Parkway "
    "Close Crescent"
).split()
_STREETS_BEFORE = (
    "Rue",
    "Rue de",
    "Avenue",
    "Bd",
    "Via",
    "Viale",
    "Piazza",
    "Calle",
    "C/",
    "Av.",
    "Avenida",
    "Rua",
    "ul.",
    "Plaza",
    "Place",
    "Ulica",
    "Jl.",
    "Strada",
    "Chemin de",
)
_MAILS = (
    "com",
    "org",
    "net",
    "edu",
    "de",
    "fr",
    "it",
    "es",
    "nl",
    "co.uk",
    "gov",
    "ch",
    "at",
    "health",
    "com.br",
    "jp",
    "care",
    "info",
    "eu",
    "se",
    "pl",
)
_WORKS = (
    "radiologist radiographer sonographer cardiologist nurse surgeon teacher carpenter electrician farmer lawyer accountant engineer "
    "plumber driver mechanic chef baker student retired waiter waitress librarian firefighter soldier secretary miner welder "
    "hairdresser pilot architect journalist pharmacist dentist veterinarian midwife clerk cashier cook painter butcher tailor "
    "Lehrer Lehrerin Schreiner Landwirt Maurer Bäcker Verkäuferin Krankenschwester Arzthelferin Ingenieur Rentner Hausfrau Elektriker "
    "professeur infirmière boulanger menuisier agriculteur retraité avocat maestro maestra enfermera carpintero abogado jubilado "
    "insegnante infermiera muratore contadino pensionato professor motorista enfermeiro leraar timmerman verpleegster boer gepensioneerd "
    "nauczyciel rolnik kierowca lärare snickare bonde opettaja öğretmen çiftçi emekli housewife homemaker policeman unemployed "
    "technician technologist therapist paramedic orderly porter receptionist caregiver physiotherapist optician "
    "psychologist chemist biologist geologist physicist mathematician statistician programmer developer designer "
    "photographer cameraman actor actress singer musician drummer dancer writer translator interpreter priest pastor "
    "monk nun rabbi imam attorney solicitor notary bailiff sheriff detective warden sailor fisherman fishmonger "
    "shepherd gardener florist forester logger bricklayer roofer glazier joiner cabinetmaker locksmith blacksmith "
    "machinist fitter millwright foreman labourer laborer builder surveyor draftsman trucker courier postman mailman "
    "cabdriver railwayman stewardess steward barber beautician manicurist masseur athlete footballer jockey referee "
    "lifeguard nanny babysitter cleaner janitor caretaker maid butler bartender barista brewer winemaker cheesemaker "
    "confectioner grocer shopkeeper salesman saleswoman salesperson banker broker auditor bookkeeper economist "
    "diplomat politician mayor lecturer principal tutor kindergartner sociologist historian archaeologist curator "
    "upholsterer seamstress weaver shoemaker cobbler jeweller watchmaker potter sculptor bookbinder typesetter "
    "trainee apprentice intern Arzt Ärztin Zahnarzt Tierarzt Hebamme Pfleger Pflegerin Kellner Kellnerin Koch Köchin "
    "Friseur Friseurin Tischler Zimmermann Dachdecker Schlosser Dreher Mechaniker Klempner Gärtner Förster Jäger "
    "Fischer Metzger Konditor Bankkaufmann Buchhalter Sekretärin Polizist Feuerwehrmann Soldat Pfarrer Richter "
    "Rechtsanwalt Notar Architekt Bauingenieur Chemiker Physiker Informatiker Programmierer Journalist Musiker "
    "Schauspieler Kraftfahrer Busfahrer Lokführer Pilot Studentin Schüler Schülerin Rentnerin Pensionär Hausmann "
    "arbeitslos selbständig Erzieherin Altenpfleger Apotheker Optiker Reinigungskraft Lagerarbeiter Fliesenleger "
    "Maler médecin chirurgien dentiste vétérinaire pharmacien sage-femme aide-soignante serveur serveuse cuisinier "
    "coiffeur coiffeuse plombier électricien maçon charpentier couvreur mécanicien chauffeur pompier policier soldat "
    "prêtre juge avocate notaire architecte ingénieur chimiste informaticien journaliste musicien comédien étudiant "
    "étudiante lycéen retraitée chômeur ouvrier ouvrière secrétaire comptable vendeur vendeuse boucher pâtissier "
    "fleuriste jardinier pêcheur bûcheron instituteur institutrice éducateur libraire traducteur concierge médica "
    "dentista veterinario farmacéutico comadrona camarero camarera cocinero peluquera fontanero electricista albañil "
    "mecánico bombero policía soldado sacerdote juez abogada notario arquitecto ingeniero químico informático "
    "periodista músico actriz estudiante jubilada desempleado obrero secretaria contable vendedor dependienta "
    "carnicero panadero jardinero pescador agricultor profesor profesora dottoressa veterinaria farmacista ostetrica "
    "cameriere cuoco parrucchiera idraulico elettricista meccanico autista vigile poliziotto giudice avvocato notaio "
    "architetto ingegnere chimico giornalista musicista attore studentessa pensionata disoccupato operaio operaia "
    "segretaria ragioniere commessa macellaio fornaio giardiniere pescatore casalinga impiegato impiegata falegname "
    "cozinheiro cabeleireira encanador eletricista pedreiro mecânico bombeiro policial padre juiz advogado engenheiro "
    "jornalista ator estudante aposentado aposentada desempregado operário secretária contador vendedora açougueiro "
    "padeiro jardineiro costureira tandarts dierenarts apotheker vroedvrouw kok kapper loodgieter elektricien "
    "metselaar monteur brandweerman politieagent priester rechter advocaat notaris ingenieur muzikant acteur studente "
    "scholier werkloos arbeider secretaresse boekhouder verkoper slager bakker tuinman visser huisvrouw schilder "
    "lekarz lekarka pielęgniarka kucharz fryzjerka hydraulik elektryk murarz mechanik strażak policjant żołnierz "
    "ksiądz sędzia adwokat inżynier dziennikarz muzyk aktor studentka emeryt emerytka bezrobotny robotnik sekretarka "
    "księgowa sprzedawca rzeźnik piekarz ogrodnik rybak krawcowa lékař učitel učitelka kuchař řidič zedník důchodce "
    "účetní prodavač läkare sjuksköterska kock målare svetsare polis brandman pensionär ekonom sykepleier lærer "
    "snekker maler pensjonist lege kokk sygeplejerske tømrer murer pensionist lääkäri sairaanhoitaja kokki muurari "
    "eläkeläinen kuljettaja doktor hemşire aşçı şoför mühendis avukat asker işçi memur orvos ápoló tanár mérnök "
    "szakács nyugdíjas sofőr asistentă inginer șofer pensionar liječnik učiteljica inženjer kuhar umirovljenik vozač"
).split()


_WORK_FIELDS = (
    "factory dairy farm mill dock railway airport hotel kitchen school library museum theatre bank post office insurance tax property "
    "estate travel shipping fleet warehouse logistics supply store retail sales marketing advertising press radio television film sound "
    "music dance drama art fashion textile leather paper print packaging glass steel metal iron copper tin gold diamond stone marble brick "
    "concrete roofing plumbing heating gas oil drilling mining quarry forestry timber sawmill paint carpet tile flooring window lift crane "
    "forklift truck bus tram taxi lorry ambulance fire police prison border customs traffic parking security night army navy air force "
    "coast guard water sewage waste recycling street park golf ski swim football tennis fitness yoga riding horse dog poultry pig cattle "
    "sheep bee fish oyster vineyard orchard tea coffee bakery pastry meat cheese beer wine grocery market stall flower garden nursery "
    "child social youth care home elderly welfare legal court patent trade union church mission charity parish town city county state "
    "civil electrical mechanical chemical nuclear software network data systems web telecom optical dental medical laboratory research "
    "field plant quality safety product project assistant senior junior deputy retired former head chief"
).split()
_WORK_ROLES = (
    "worker operator driver assistant manager clerk officer engineer technician inspector supervisor director consultant agent broker dealer "
    "buyer planner analyst designer instructor teacher coach trainer guide guard attendant cleaner cook helper hand labourer mechanic fitter "
    "welder cutter polisher packer loader porter keeper breeder grower picker owner merchant trader representative adviser administrator "
    "coordinator secretary accountant controller examiner surveyor specialist scientist researcher foreman handler repairer installer maker builder"
).split()
"""What trades are called is put together from these two."""


def _provider_lists(kind: str, *attributes: str, latin: bool = True) -> list[str]:
    package = importlib.import_module(f"faker.providers.{kind}")
    found: set[str] = set()
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        provider = importlib.import_module(f"faker.providers.{kind}.{module}").Provider
        for attribute in attributes:
            values = getattr(provider, attribute, None)
            if isinstance(values, (tuple, list, set, dict)):
                found.update(v for v in values if isinstance(v, str))
    return sorted(romanise(v) if latin else v for v in found if v.strip())


@functools.cache
def every_place() -> tuple[str, ...]:
    """Cities, regions and countries of all lists."""
    places = set(
        _provider_lists(
            "address",
            "cities",
            "city_names",
            "towns",
            "districts",
            "states",
            "provinces",
            "regions",
            "counties",
            "cantons",
            "departments",
            "cities_ascii",
            "countries",
            "districts_and_provinces",
        )
    )
    geodata = importlib.import_module("phonenumbers.geodata")
    for module in sorted(
        m.name for m in pkgutil.iter_modules(geodata.__path__) if m.name.startswith("data")
    ):
        data = importlib.import_module(f"phonenumbers.geodata.{module}").data
        for by_language in data.values():
            for language, text in by_language.items():
                if language in ("en", "de", "fr", "it", "es") and "/" not in text:
                    places.add(text.split(",")[0].split("(")[0].strip())
    return tuple(
        sorted(
            p for p in places if 2 < len(p) < 26 and is_latin(p) and not any(c.isdigit() for c in p)
        )
    )


def every_job() -> tuple[str, ...]:
    """Professions of all lists."""
    return tuple(_provider_lists("job", "jobs", latin=False))


def institution_parts() -> tuple[str, ...]:
    """What names of institutions and streets are made of, persons and places aside."""
    lists = (_ORG_PATTERNS, _HELD_OUT_ORG_PATTERNS, _ORG_SUFFIXES, _SPECIALTIES, _LANDSCAPE)
    return tuple(part for some in (*lists, _FEATURES, _STREETS, _WORKS) for part in some)


class ValueSource:
    """Draws PHI values from one side of the split; person names come from ``names``."""

    def __init__(self, split: Split, names: NameSource) -> None:
        self.names = names
        self._cities = Pool(only(every_place(), split))
        # Words for hospital are a closed vocabulary; evaluation adds some it never saw.
        unseen = _HELD_OUT_ORG_PATTERNS * 3 if split is Split.HELD_OUT else []
        self._org_patterns = Pool(_ORG_PATTERNS + unseen)
        self._jobs = Pool(only((j for j in _provider_lists("job", "jobs") if is_latin(j)), split))
        self._works = Pool(only(_WORKS, split))
        # What is put together from parts tests nothing that the parts do not teach.
        self._composed = 0.18 if split is Split.TRAIN else 0.0
        self._saints = Pool(only(_SAINTS, split))
        self._landscape = Pool(only(_LANDSCAPE, split))
        self._features = Pool(only(_FEATURES, split))
        self._specialties = Pool(only(_SPECIALTIES, split))

    def identifier(self, rng: random.Random) -> str:
        """A patient, accession, study or insurance number."""
        shape = ID_SHAPES[int(rng.random() * len(ID_SHAPES))]
        if rng.random() < 0.15:
            shape = (
                "".join(rng.choice("####?-") for _ in range(rng.randint(5, 13))).strip("-")
                or "######"
            )
            if "#" not in shape:
                shape += "###"
        text = "".join(
            rng.choice("0123456789")
            if c == "#"
            else rng.choice(string.ascii_uppercase)
            if c == "?"
            else c
            for c in shape
        )
        return text.lower() if rng.random() < 0.05 else text

    def social_security(self, rng: random.Random) -> str:
        n = rng.randint
        return rng.choice(
            (
                f"{n(1, 899):03d}-{n(1, 99):02d}-{n(1, 9999):04d}",
                f"{n(100, 999)} {n(100, 999)} {n(1000, 9999)}",
                f"{n(100000, 319999)}-{n(1000, 9999)}",
                f"{n(100000, 319999)}{rng.choice('-+A')}{n(100, 999)}{rng.choice('ABCDEFHJKLM')}",
                f"{n(1, 2)} {n(10, 99)} {n(10, 12)} {n(10, 95)} {n(100, 999)} {n(100, 999)}",
                f"{n(100, 999)}.{n(100, 999)}.{n(100, 999)}-{n(10, 99)}",
            )
        )

    def city(self, rng: random.Random) -> str:
        """A city, now and then one whose name is two words of a landscape."""
        if rng.random() < 0.05:
            return (
                f"{self._landscape.pick(rng)}{rng.choice((' ', ' ', ''))}{self._features.pick(rng)}"
            )
        return self._cities.pick(rng)

    def location(self, rng: random.Random) -> str:
        """A city, an address or a part of one (a ZIP in it belongs to the address)."""
        style = rng.random()
        city = self.city(rng)
        if style < 0.42:
            text = city
        elif style < 0.47:
            text = rng.choice((f"{self.zip_code(rng)} {city}", f"{city} {self.zip_code(rng)}"))
        elif style < 0.55:
            text = f"{city}, {rng.choice((self.city(rng), rng.choice(string.ascii_uppercase) + rng.choice(string.ascii_uppercase)))}"
        else:
            person = self.names.person(rng)
            street = romanise(person.family) if rng.random() < 0.6 else self.city(rng)
            number = rng.randint(1, 9999) if rng.random() < 0.3 else rng.randint(1, 250)
            line = rng.choice(
                (f"{number} {street} {rng.choice(_STREETS)}",) * 3
                + (
                    f"{street}{rng.choice(('straße', 'str.', 'weg', 'gasse', 'platz', 'straat', 'laan', 'gatan', 'vej', 'gata'))} {number}",
                    f"{rng.choice(_STREETS_BEFORE)} {street} {number}",
                    f"{number} {rng.choice(_STREETS_BEFORE)} {street}",
                    f"{rng.choice(_STREETS_BEFORE)} {street}, {number}",
                    f"P.O. Box {number}",
                )
            )
            text = (
                line
                if rng.random() < 0.6
                else f"{line}, {self.zip_code(rng)} {city}"
                if rng.random() < 0.5
                else f"{line}, {city}"
            )
        return cased(text, rng, upper=0.3)

    def organization(self, rng: random.Random) -> str:
        """A hospital, practice, university or firm; equipment makers are no PHI and not here."""
        pattern = self._org_patterns.pick(rng) + rng.choice(_ORG_SUFFIXES)
        chance = rng.random()
        if chance < 0.06:
            pattern = rng.choice(_ORG_ABBREVIATIONS)
        elif chance < 0.09:
            pattern = rng.choice(_ORG_BARE)
        text = pattern
        while "{" in text:
            at = text.index("{")
            kind = text[at + 1]
            if kind == "C":
                value = self.city(rng)
            elif kind == "S":
                value = self._saints.pick(rng)
            elif kind == "M":
                value = self._specialties.pick(rng)
            elif kind == "A":
                value = "".join(
                    rng.choice(string.ascii_uppercase) for _ in range(rng.randint(1, 2))
                )
            else:
                value = romanise(self.names.person(rng).family)
            text = text[:at] + value + text[at + 3 :]
        return cased(text, rng, upper=0.45)

    def profession(self, rng: random.Random) -> str:
        text = self._works.pick(rng) if rng.random() < 0.55 else self._jobs.pick(rng)
        if rng.random() < self._composed:
            text = f"{rng.choice(_WORK_FIELDS)} {rng.choice(_WORK_ROLES)}"
        chance = rng.random()
        return text.upper() if chance < 0.2 else text.capitalize() if chance < 0.7 else text

    def phone(self, rng: random.Random) -> str:
        def n(count: int) -> str:
            return "".join(rng.choice("0123456789") for _ in range(count))

        return rng.choice(
            (
                f"({n(3)}) {n(3)}-{n(4)}",
                f"{n(3)}-{n(3)}-{n(4)}",
                f"{n(3)}.{n(3)}.{n(4)}",
                f"+1 {n(3)} {n(3)} {n(4)}",
                f"+{rng.randint(20, 99)} {n(2)} {n(4)} {n(4)}",
                f"+{rng.randint(20, 99)} ({rng.choice(('0', ''))}){n(3)} {n(6)}",
                f"0{n(3)}/{n(6)}",
                f"0{n(2)} {n(3)} {n(2)} {n(2)}",
                f"0{n(1)} {n(2)} {n(2)} {n(2)} {n(2)}",
                f"+{rng.randint(20, 99)}{n(9)}",
                f"0{n(3)}-{n(7)}",
                f"0{n(2)}-{n(4)}-{n(4)}",
                f"1-800-{n(3)}-{n(4)}",
                f"0{n(4)} {n(6)}",
                f"({n(2)}) {n(4)}-{n(4)}",
                f"{n(3)} {n(2)} {n(2)} {n(2)}",
                f"x{n(4)}",
                f"ext. {n(4)}",
                f"({n(3)}){n(3)}-{n(4)} x{n(3)}",
            )
        )

    def zip_code(self, rng: random.Random) -> str:
        def n(count: int) -> str:
            return "".join(rng.choice("0123456789") for _ in range(count))

        letters = string.ascii_uppercase
        a = rng.choice
        return a(
            (n(5),) * 6
            + (
                f"{n(5)}-{n(4)}",
                f"{n(4)}",
                f"{n(4)} {a(letters)}{a(letters)}",
                f"{a(letters)}{n(1)}{a(letters)} {n(1)}{a(letters)}{n(1)}",
                f"{a(letters)}{a(letters)}{n(1)} {n(1)}{a(letters)}{a(letters)}",
                f"{n(2)}-{n(3)}",
                f"{n(3)} {n(2)}",
                f"D-{n(5)}",
                f"A-{n(4)}",
                f"CH-{n(4)}",
                f"{n(6)}",
                f"{n(5)}-{n(3)}",
                f"〒{n(3)}-{n(4)}",
            )
        )

    def email(self, rng: random.Random, person: Person | None = None) -> str:
        who = user_name(person or self.names.person(rng), rng).lower()
        host = "".join(
            c
            for c in romanise(
                self.city(rng) if rng.random() < 0.6 else self.names.person(rng).family
            ).lower()
            if c.isascii() and c.isalpha()
        )
        host += rng.choice(("", "", "", "-clinic", "hospital", ".med", "-health", "med"))
        if rng.random() < 0.25:
            host = rng.choice(("gmail", "gmx", "yahoo", "outlook", "hotmail", "web", "example"))
        return f"{who}@{host or 'mail'}.{rng.choice(_MAILS)}"
