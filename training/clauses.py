"""Sentences put together from parts: far more forms of them than a list can hold.

A sentence is a template in the sense of :mod:`training.prose`. With ``phi`` somebody or something
is named in it; without, the same words stand around "the patient" or nothing.
"""

from __future__ import annotations

import random
from dataclasses import dataclass


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.replace("\n", "").split("|") if part)


@dataclass(frozen=True)
class _Language:
    """What one language says; ``links`` name the slots that may follow them."""

    things: tuple[str, ...]
    done: tuple[str, ...]
    verbs: tuple[str, ...]
    actions: tuple[str, ...]
    when: tuple[str, ...]
    remarks: tuple[str, ...]
    links: tuple[tuple[str, tuple[str, ...]], ...]
    people: tuple[str, ...]
    """Stands where a name may: nobody in particular."""


_ENGLISH = _Language(
    _list(
        "Consent|Report|Copy|CD|DVD|Films|Images|Old films|Prior images|Request|Referral|Letter|Question|Message|Order|Appointment|Slot|Scan|Exam|Second view|"
        "Lateral view|Result|Results|Chart|Sticker|Bracelet|Folder|Bed|Photo|Sample|Biopsy|Specimen|Cast|Implant|Pacemaker card|Invoice|Study|Series|Loop|"
        "Clip|Recheck|Review|Addendum|Second opinion|Transport|Escort|Wheelchair|Taxi|Pickup|Translator|Chaperone|Lead apron|Glasses|Ring|Keys|Handbag|"
        "Complaint|Allergy|History|Medication list|Lab sheet|Phone call|Fax|E-mail|Mail|Reminder|Shift|Room|Table|Line|Tube|Catheter|Port|Drain|Wire|Dose sheet|"
        "Procedure|Injection|Contrast|Sedation|Anaesthesia|Biopsy form|Time out|Checklist|Identity|Side|Site|Weight|Height|Pregnancy test|Urine sample"
    ),
    _list(
        "signed|checked|approved|confirmed|ordered|asked|booked|cancelled|postponed|delayed|repeated|stopped|interrupted|finished|collected|returned|mailed|"
        "faxed|handed|given|shown|explained|read|reported|corrected|deleted|merged|uploaded|printed|burned|copied|archived|found|lost|held|assisted|witnessed|"
        "supervised|performed|taken|seen|measured|labelled|positioned|noted|discussed|agreed|declined|refused|brought|called|paid|entered|typed|drawn|marked"
    ),
    _list(
        "was|is|has been|had to be|could not be|will be|should be|must be|was not|is not|cannot be|wants to be|needs to be|refused to be|was never|did not|"
        "could not|cannot|would not|will not|may|might|should|must|wants to|had to|has to|tried to|hopes to|is able to|is unable to|was asked to|forgot to"
    ),
    _list(
        "scanned|moved|positioned|sedated|weighed|seen|called|imaged|turned|lifted|x-rayed|examined|informed|admitted|discharged|transferred|collected|"
        "stand|sit|sit up|lie down|lie on the left|lie on the back|walk|wait|breathe in|breathe out|hold still|hold the breath|come back|come again|swallow|cough|"
        "remove the ring|take off the shirt|raise the arms|bend the knee|open the mouth|hear well|speak English|follow commands|stay overnight|eat|drink|return|"
        "see the doctor|leave|go home|be alone|use the stairs|tolerate the probe|tolerate contrast|finish the exam|finish the loop|feel the needle"
    ),
    _list(
        "again|today|tomorrow|yet|twice|in time|without help|because of pain|due to nausea|after lunch|before surgery|next week|in the morning|at night|"
        "on the ward|in recovery|during the scan|for the second run|on the right side|after the fall|with a cane|in a chair|since the accident|for two days"
    ),
    _list(
        "fasting|not fasting|see note|see letter|left side only|right side only|both sides|no contrast|low dose|portable|in plaster|out of plaster|with brace|"
        "wheelchair|on oxygen|isolation|infectious|will return|allergic to latex|allergic to iodine|needs a chaperone|walked out|no show|came late|very anxious|"
        "deaf|blind|confused|agitated|claustrophobic|pregnant|breast feeding|on anticoagulants|diabetic|intubated|ventilated|post op|pre op|day case|night shift|"
        "do not send|do not disclose|urgent|not urgent|call back|please call|please review|second attempt|poor veins|image only|film only|for teaching|for comparison|"
        "for follow up|wrong side|wrong marker|wrong room|right room|nobody answered|left a message|came by ambulance|brought by police|mother present|father waits outside"
    ),
    (
        (
            "PGFS",
            _list(
                "of|for|from|by|with|to|per|via|next to|instead of|on behalf of|thanks to|belongs to|addressed to|together with"
            ),
        ),
        ("O", _list("from|at|to|via|for|by|of|c/o|transferred to|courtesy of|property of")),
        ("L", _list("in|from|to|near|back to|outside|at home in|on the way to")),
        (
            "D",
            _list(
                "on|of|from|since|until|before|after|dated|due|again on|not before|by|as of|expires|valid until"
            ),
        ),
        ("H", _list("at|since|until|before|after|around|from")),
        ("I", _list("under|no.|number|filed under|with number|as|see|ref.|linked to|instead of")),
        ("T", _list("at|on|under|call|phone|via|fax")),
        ("W", _list("as a|works as a|by the|as|former")),
        ("A", _list("aged|age|at age|now|at")),
        ("U", _list("by|user|as|from user|by user")),
    ),
    _list("the patient|patient|pt|the ward|the team|everybody|nobody|the mother|the family|staff"),
)
_GERMAN = _Language(
    _list(
        "Befund|Kopie|Bilder|Voraufnahmen|Anforderung|Brief|Frage|Termin|Aufnahme|Seitaufnahme|Ergebnis|Akte|Aufkleber|Armband|Bett|Probe|Gips|Rechnung|Serie|"
        "Kontrolle|Zweitmeinung|Transport|Taxi|Begleitung|Schmuck|Brille|Allergie|Anamnese|Laborwerte|Anruf|Fax|Schicht|Raum|Katheter|Port|Drainage|Eingriff|"
        "Kontrastmittel|Aufklärung|Einverständnis|Seite|Gewicht|Größe"
    ),
    _list(
        "unterschrieben|geprüft|freigegeben|bestätigt|angefordert|gebucht|abgesagt|verschoben|wiederholt|abgebrochen|beendet|abgeholt|geschickt|gefaxt|gezeigt|"
        "erklärt|gelesen|korrigiert|gelöscht|gedruckt|gebrannt|gefunden|gehalten|durchgeführt|gesehen|gemessen|beschriftet|gelagert|besprochen|abgelehnt|gebracht"
    ),
    _list(
        "wurde|wird|ist|war|konnte nicht|kann nicht|soll|muss|möchte|wollte nicht|darf nicht|hat"
    ),
    _list(
        "liegen|stehen|sitzen|warten|laufen|stillhalten|tief einatmen|gelagert werden|untersucht werden|verlegt|informiert|entlassen|sediert|wiederkommen|nach Hause gehen"
    ),
    _list(
        "heute|morgen|erneut|nochmals|wegen Schmerzen|nach dem Sturz|vor der OP|auf Station|am Vormittag|ohne Hilfe|seit zwei Tagen|nächste Woche"
    ),
    _list(
        "nüchtern|nicht nüchtern|siehe Brief|nur links|nur rechts|beide Seiten|ohne KM|im Gips|Rollstuhl|isoliert|unruhig|schwerhörig|schwanger|bitte anrufen|"
        "eilig|nicht erreichbar|falsche Seite|zum Vergleich|zur Kontrolle|postoperativ|Mutter anwesend"
    ),
    (
        ("PGFS", _list("von|für|durch|mit|bei|an|laut|im Auftrag von|neben")),
        ("O", _list("aus|im|vom|ans|über|in der")),
        ("L", _list("in|aus|nach|bei")),
        ("D", _list("am|vom|seit|bis|vor dem|nach dem|ab")),
        ("H", _list("um|seit|bis|gegen|ab")),
        ("I", _list("unter|Nr.|siehe|mit Nummer")),
        ("T", _list("unter|Tel.|über")),
        ("W", _list("als|von Beruf|früher")),
        ("A", _list("mit|Alter")),
        ("U", _list("von|Benutzer|durch")),
    ),
    _list("der Patient|die Patientin|Pat.|die Station|das Team|niemand|die Mutter"),
)
_FRENCH = _Language(
    _list(
        "Compte rendu|Copie|Clichés|Images|Demande|Lettre|Question|Rendez-vous|Profil|Résultat|Dossier|Étiquette|Bracelet|Lit|Prélèvement|Plâtre|Facture|Série|"
        "Contrôle|Second avis|Transport|Taxi|Bijoux|Lunettes|Allergie|Antécédents|Appel|Salle|Cathéter|Drain|Intervention|Produit de contraste|Consentement|Poids"
    ),
    _list(
        "signé|vérifié|validé|confirmé|demandé|réservé|annulé|reporté|répété|arrêté|terminé|remis|envoyé|faxé|montré|expliqué|lu|corrigé|supprimé|imprimé|gravé|"
        "retrouvé|tenu|réalisé|vu|mesuré|noté|discuté|refusé|apporté"
    ),
    _list(
        "a été|est|était|n'a pas pu|ne peut pas|doit|devra|souhaite|n'a pas été|sera|a refusé de"
    ),
    _list(
        "rester debout|attendre|marcher|respirer|s'allonger|être déplacé|être examiné|revenir|rentrer|informé|transféré|sédaté|bouger|lever le bras"
    ),
    _list(
        "aujourd'hui|demain|à nouveau|deux fois|à cause de la douleur|après la chute|avant l'opération|dans le service|le matin|sans aide"
    ),
    _list(
        "à jeun|pas à jeun|voir courrier|côté gauche|côté droit|sans injection|sous plâtre|fauteuil roulant|isolement|agité|malentendant|enceinte|à rappeler|urgent|"
        "pour comparaison|postopératoire|mère présente"
    ),
    (
        ("PGFS", _list("de|pour|par|avec|à|chez|selon|au nom de")),
        ("O", _list("de|à|au|vers|par")),
        ("L", _list("à|de|près de|vers")),
        ("D", _list("le|du|depuis le|jusqu'au|avant le|après le")),
        ("H", _list("à|depuis|avant|vers")),
        ("I", _list("sous|n°|voir|numéro")),
        ("T", _list("au|tél.|par fax au")),
        ("W", _list("comme|ancien|profession")),
        ("A", _list("âge|de")),
        ("U", _list("par|utilisateur")),
    ),
    _list("le patient|la patiente|pt|le service|personne|la mère"),
)
_SPANISH = _Language(
    _list(
        "Informe|Copia|Imágenes|Placas|Solicitud|Carta|Pregunta|Cita|Lateral|Resultado|Historia|Etiqueta|Pulsera|Cama|Muestra|Yeso|Factura|Serie|Control|"
        "Segunda opinión|Traslado|Taxi|Gafas|Alergia|Llamada|Sala|Catéter|Drenaje|Contraste|Consentimiento|Peso"
    ),
    _list(
        "firmado|revisado|aprobado|confirmado|pedido|reservado|cancelado|aplazado|repetido|terminado|entregado|enviado|mostrado|leído|corregido|borrado|impreso|"
        "grabado|encontrado|realizado|visto|medido|anotado|comentado|rechazado"
    ),
    _list("fue|es|está|no pudo|no puede|debe|quiere|no fue|será|se negó a|tiene que"),
    _list(
        "estar de pie|esperar|caminar|respirar|acostarse|ser movido|volver|volver a casa|informado|trasladado|sedado|moverse|levantar el brazo"
    ),
    _list(
        "hoy|mañana|otra vez|dos veces|por dolor|después de la caída|antes de la cirugía|en planta|por la mañana|sin ayuda"
    ),
    _list(
        "en ayunas|sin ayunas|ver carta|solo izquierda|solo derecha|sin contraste|con yeso|silla de ruedas|aislamiento|agitado|embarazada|llamar|urgente|para comparar|"
        "postoperatorio|madre presente"
    ),
    (
        ("PGFS", _list("de|para|por|con|a|según|en nombre de")),
        ("O", _list("de|en|a|desde|del")),
        ("L", _list("en|de|a|cerca de")),
        ("D", _list("el|del|desde el|hasta el|antes del")),
        ("H", _list("a las|desde las|antes de")),
        ("I", _list("con|n.º|ver|número")),
        ("T", _list("al|tel.|en el")),
        ("W", _list("como|antiguo|profesión")),
        ("A", _list("de|edad")),
        ("U", _list("por|usuario")),
    ),
    _list("el paciente|la paciente|pte|la planta|nadie|la madre"),
)
_ITALIAN = _Language(
    _list(
        "Referto|Copia|Immagini|Lastre|Richiesta|Lettera|Domanda|Appuntamento|Laterale|Risultato|Cartella|Etichetta|Braccialetto|Letto|Campione|Gesso|Fattura|Serie|"
        "Controllo|Trasporto|Taxi|Occhiali|Allergia|Telefonata|Sala|Catetere|Drenaggio|Contrasto|Consenso|Peso"
    ),
    _list(
        "firmato|controllato|approvato|confermato|richiesto|prenotato|annullato|rinviato|ripetuto|terminato|consegnato|inviato|mostrato|letto|corretto|cancellato|"
        "stampato|trovato|eseguito|visto|misurato|annotato|discusso|rifiutato"
    ),
    _list("è stato|è|era|non ha potuto|non può|deve|vuole|sarà|non è stato|ha rifiutato di"),
    _list(
        "stare in piedi|aspettare|camminare|respirare|sdraiarsi|essere spostato|tornare|tornare a casa|informato|trasferito|sedato|muoversi"
    ),
    _list(
        "oggi|domani|di nuovo|due volte|per il dolore|dopo la caduta|prima dell'intervento|in reparto|al mattino|senza aiuto"
    ),
    _list(
        "a digiuno|non a digiuno|vedi lettera|solo sinistra|solo destra|senza contrasto|con gesso|sedia a rotelle|isolamento|agitato|in gravidanza|chiamare|urgente|"
        "per confronto|postoperatorio|madre presente"
    ),
    (
        ("PGFS", _list("di|per|da|con|a|secondo|a nome di")),
        ("O", _list("da|presso|al|del|a")),
        ("L", _list("a|da|di|vicino a")),
        ("D", _list("il|del|dal|fino al|prima del")),
        ("H", _list("alle|dalle|prima delle")),
        ("I", _list("con|n.|vedi|numero")),
        ("T", _list("al|tel.|allo")),
        ("W", _list("come|ex|professione")),
        ("A", _list("di|età")),
        ("U", _list("da|utente")),
    ),
    _list("il paziente|la paziente|pz|il reparto|nessuno|la madre"),
)
_LANGUAGES = (_ENGLISH, _ENGLISH, _ENGLISH, _ENGLISH, _GERMAN, _FRENCH, _SPANISH, _ITALIAN)
_SLOT_WEIGHTS = (10, 4, 3, 5, 2, 3, 1, 1, 1, 1)


def sentence(rng: random.Random, *, phi: bool) -> str:
    """A template of one sentence; with ``phi`` it has at least one slot of PHI."""
    language = rng.choice(_LANGUAGES)
    parts = [_clause(language, rng, phi)]
    if rng.random() < 0.3:
        parts.append(_clause(language, rng, phi and rng.random() < 0.6))
    if rng.random() < 0.4:
        parts.append(rng.choice(language.remarks))
    if rng.random() < 0.3:
        rng.shuffle(parts)
    text = rng.choice((", ", ", ", "; ", " - ", ". ", " / ", " (")).join(parts)
    return text + (")" if text.count("(") > text.count(")") else rng.choice((".", "", "", "!")))


def _clause(language: _Language, rng: random.Random, phi: bool) -> str:
    if rng.random() < 0.45:
        # Somebody does something.
        who = (
            rng.choice(("{P}", "{P}", "{G}", "{F}", "{S}")) if phi else rng.choice(language.people)
        )
        what = f"{who} {rng.choice(language.verbs)} {rng.choice(language.actions)}"
        if rng.random() < 0.35:
            # Any words will do: what matters is that they go on after the name.
            what = who + " {w}" * rng.randint(1, 5)
        if phi and rng.random() < 0.15:
            what = f"{who}, {{A}}, {rng.choice(language.verbs)} {rng.choice(language.actions)}"
        return _with_end(what, language, rng, phi and rng.random() < 0.25)
    what = rng.choice(language.things)
    if rng.random() < 0.2:
        what = " ".join(["{w}"] * rng.randint(1, 4))
    if rng.random() < 0.5:
        what += " " + rng.choice(language.done)
    elif rng.random() < 0.2:
        what = rng.choice(language.done).capitalize()
    if rng.random() < 0.25:
        what = what.lower()
    if not phi:
        preposition = rng.choice(language.links[0][1])
        who = f" {preposition} {rng.choice(language.people)}" if rng.random() < 0.4 else ""
        return _with_end(what + who, language, rng, False)
    what = _linked(what, language, rng)
    return _with_end(what, language, rng, rng.random() < 0.4)


def _linked(what: str, language: _Language, rng: random.Random) -> str:
    (link,) = rng.choices(language.links, weights=_SLOT_WEIGHTS)
    slots, words = link
    return f"{what} {rng.choice(words)} {{{rng.choice(slots)}}}"


def _with_end(what: str, language: _Language, rng: random.Random, phi: bool) -> str:
    if phi:
        return _linked(what, language, rng)
    return f"{what} {rng.choice(language.when)}" if rng.random() < 0.3 else what
