"""What people do for a living."""

from __future__ import annotations

import random

from training.pools import Pool, Split, only
from training.provider_lists import provider_lists
from training.romanise import is_latin

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


def every_trade() -> tuple[str, ...]:
    """All trades that are in lists, in their own letters."""
    return (*provider_lists("job", "jobs", latin=False), *_WORKS)


class Trades:
    """Draws trades from one side of the split."""

    def __init__(self, split: Split) -> None:
        self._jobs = Pool(
            only((job for job in provider_lists("job", "jobs") if is_latin(job)), split)
        )
        self._works = Pool(only(_WORKS, split))
        # What is put together from parts tests nothing that the parts do not teach.
        self._composed = 0.18 if split is Split.TRAIN else 0.0

    def profession(self, rng: random.Random) -> str:
        """A trade, listed or put together from a field and a role."""
        text = self._works.pick(rng) if rng.random() < 0.55 else self._jobs.pick(rng)
        if rng.random() < self._composed:
            text = f"{rng.choice(_WORK_FIELDS)} {rng.choice(_WORK_ROLES)}"
        chance = rng.random()
        return text.upper() if chance < 0.2 else text.capitalize() if chance < 0.7 else text
