"""Word lists of the pattern rules. A blank inside an entry may be missing in the text.

Entries are matched without regard to case unless a rule says otherwise.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    """The entries of a comma-separated list."""
    return tuple(word.strip() for word in text.replace("\n", ",").split(",") if word.strip())


MONTH_NAMES: tuple[tuple[str, ...], ...] = tuple(
    _words(names)
    for names in (
        """jan, january, januar, jänner, janvier, janv, enero, ene, gennaio, gen, janeiro, januari, styczeń,
        stycznia, sty, leden, ledna, január, ianuarie, ian, tammikuu, tammi, ocak, oca, siječanj,
        янв, января, январь""",
        """feb, february, februar, février, fevrier, févr, fév, febrero, febbraio, fevereiro, fev, februari,
        luty, lutego, lut, únor, února, február, februarie, helmikuu, şubat, subat, şub, veljača,
        фев, февраля, февраль""",
        """mar, march, märz, maerz, mrz, mär, mars, marzo, março, marco, maart, mrt, marzec, marca, březen,
        března, marec, március, martie, maaliskuu, mart, ožujak, мар, марта, март""",
        """apr, april, avril, avr, abril, abr, aprile, kwiecień, kwietnia, kwi, duben, dubna, apríl, április,
        aprilie, huhtikuu, nisan, nis, travanj, апр, апреля, апрель""",
        """may, mai, mayo, maggio, mag, maio, mei, maj, maja, květen, května, máj, május, toukokuu, mayıs,
        mayis, svibanj, мая, май""",
        """jun, june, juni, juin, junio, giugno, giu, junho, czerwiec, czerwca, cze, červen, června, jún,
        június, iunie, iun, kesäkuu, haziran, haz, lipanj, июн, июня, июнь""",
        """jul, july, juli, juillet, juil, julio, luglio, lug, julho, lipiec, lipca, lip, červenec, července,
        júl, július, iulie, iul, heinäkuu, temmuz, tem, srpanj, июл, июля, июль""",
        """aug, august, août, aout, agosto, ago, augustus, augusti, sierpień, sierpnia, sie, srpen, srpna,
        augusztus, elokuu, ağustos, agustos, ağu, kolovoz, авг, августа, август""",
        """sep, sept, september, septembre, septiembre, settembre, set, setembro, wrzesień, września, wrz,
        září, szeptember, septembrie, syyskuu, eylül, eylul, eyl, rujan, сен, сентября, сентябрь""",
        """oct, october, okt, oktober, octobre, octubre, ottobre, ott, outubro, out, październik,
        października, paź, říjen, října, október, octombrie, lokakuu, ekim, eki, окт, октября, октябрь""",
        """nov, november, novembre, noviembre, novembro, listopad, listopada, lis, listopadu, noiembrie,
        marraskuu, kasım, kasim, kas, studeni, ноя, ноября, ноябрь""",
        """dec, december, dez, dezember, décembre, decembre, déc, diciembre, dic, dicembre, dezembro,
        grudzień, grudnia, gru, prosinec, prosince, decembrie, joulukuu, aralık, aralik, ara, des,
        desember, дек, декабря, декабрь""",
    )
)
"""The names of each month, January first, in full and short."""
MONTHS = tuple(dict.fromkeys(name for names in MONTH_NAMES for name in names))
AMBIGUOUS_MONTHS = frozenset(
    _words(
        "mag, set, out, gen, des, ago, lis, sie, sty, lip, lug, ara, tem, nis, mar, may, sep, dec, dic, ian, mai"
    )
)
"""Month names that are also words or abbreviations on a device's screen."""
WEEKDAYS = _words(
    """mon, monday, tue, tues, tuesday, wed, wednesday, thu, thur, thurs, thursday, fri, friday, sat,
    saturday, sun, sunday, mo, di, mi, do, fr, sa, so, montag, dienstag, mittwoch, donnerstag,
    freitag, samstag, sonntag, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, lun, mar,
    mer, jeu, ven, sam, dim, lunes, martes, miércoles, jueves, viernes, sábado, domingo"""
)
DATE_LIKE_NOT_DATES = _words(
    """v, ver, vers, version, rev, revision, sw, software, firmware, fw, release, rel, build, ratio,
    image, images, im, img, slice, frame, page, series, se, tissue, filter"""
)
TIMER_WORDS = _words(
    """elapsed, timer, duration, delay, dur, t+, timer 1, timer 2, exp time, scan time, inj, injection,
    post inj, time left, remaining, loop, clip, run, rt, cine"""
)
UNITS = _words(
    """mm, cm, m, um, µm, mhz, khz, hz, db, ms, msec, sec, s, kv, kvp, ma, mas, mgy, gy, cgy, msv, fps,
    bpm, %, mmhg, ml, cc, l, hu, deg, °, cm/s, m/s, mm2, cm2, mm/s, w/cm2, mw, w, v, kg, g, lb, lbs,
    in, kpa, t, tesla, px, pixels, slices, frames, images, kb, mb, ppi, dpi, cm³, cm3, mci, mbq, ci,
    dgycm, mgycm, mgy*cm, dap, x"""
)

VENDORS = _words(
    """ge, ge medical systems, ge healthcare, ge health care, ge vingmed, philips,
    philips medical systems, philips ob, siemens, siemens healthineers, siemens healthcare,
    siemens medical, siemens medical solutions, toshiba, toshiba medical systems, canon,
    canon medical, canon medical systems, hitachi, hitachi medical, hitachi healthcare, fujifilm,
    fuji, fuji photo film, fujifilm healthcare, fujifilm medical systems, agfa, agfa healthcare,
    carestream, carestream health, kodak, mindray, mindray medical, samsung, samsung medison,
    samsung healthcare, medison, sonosite, fujifilm sonosite, acuson, aloka, hitachi aloka, esaote,
    hologic, shimadzu, konica, konica minolta, konica minolta healthcare, varian,
    varian medical systems, elekta, accuray, zeiss, carl zeiss meditec, topcon, heidelberg,
    heidelberg engineering, nidek, olympus, olympus medical, pentax, pentax medical, stryker,
    merge healthcare, mckesson, sectra, lead technologies, marconi, marconi medical systems, picker,
    elscint, imatron, bk medical, b-k medical, supersonic imagine, superSonic, terason, chison,
    sonoscape, alpinion, verathon, butterfly, clarius, united imaging, united imaging healthcare,
    neusoft, neusoft medical, planmeca, sirona, dentsply, vatech, trophy, instrumentarium, lorad,
    bracco, bayer, medrad, guerbet, mallinckrodt, swissray, del medical, ziehm, orthoscan, hermes,
    hermes medical, mim, mim software, terarecon, vital images, intelerad, visage"""
)
ORGANIZATION_WORDS = _words(
    """hospital, hosp, hospitals, medical center, medical centre, med center, med ctr, medical ctr,
    med cntr, med cen, clinic, clinics, health center, health centre, healthcare, health care,
    health system, health systems, health services, health network, health trust, nhs,
    nhs trust, foundation trust, infirmary, sanatorium, hospice, university, univ, medical school,
    med school, school of medicine, college of medicine, faculty of medicine, medical group,
    radiology associates, radiology assoc, radiology group, radiology partners, radiology consultants,
    radiology specialists, imaging center, imaging centre, imaging ctr, imaging associates,
    imaging services, imaging group, diagnostic center, diagnostic centre, diagnostic imaging ctr,
    cancer center, cancer centre, cancer institute, heart center, heart institute, heart clinic,
    surgery center, surgical center, womens center, womens health, children's, childrens hospital,
    medical associates, medical plaza, medical park, medical practice, associates, group practice,
    physicians group, obgyn associates, ob gyn associates, cardiology associates, veterans affairs,
    va medical, vamc, institute of, institute for, institut, surgical care, urgent care, memorial,
    general hosp, gen hosp, regional med, community hosp, infirm, polyclinic, laboratory, laboratories,
    veterinary, animal hospital, vet clinic, dental clinic,
    krankenhaus, klinik, kliniken, klinikum, uniklinik, universitätsklinikum, universitaetsklinikum,
    spital, kantonsspital, universitätsspital, praxis, arztpraxis, radiologie praxis, gemeinschaftspraxis,
    mvz, charité, ärztehaus, diakonie, landesklinikum, rhön,
    hôpital, hopital, hôpitaux, hopitaux, chu, chru, clinique, centre hospitalier, centre médical,
    centre medical, centre d'imagerie, cabinet, polyclinique, maternité, assistance publique,
    ospedale, ospedali, clinica, policlinico, casa di cura, azienda ospedaliera, asl, poliambulatorio,
    istituto, università,
    hospital universitario, clínica, centro médico, centro medico, centro de salud, sanatorio,
    instituto, complejo hospitalario, policlinica, policlínica, hospital general,
    hospital das, santa casa, centro hospitalar, unidade de saúde, maternidade,
    ziekenhuis, umc, medisch centrum, gasthuis, kliniek, sjukhus, sjukhuset, universitetssjukhus,
    vårdcentral, sykehus, universitetssykehus, sygehus, universitetshospital, rigshospitalet,
    sairaala, keskussairaala, terveyskeskus, szpital, przychodnia, poliklinika, nemocnice, nemocnica,
    fakultní nemocnice, bolnica, klinički centar, kórház, klinika, spitalul, spital clinic,
    hastanesi, hastane, tıp merkezi, üniversitesi, rumah sakit, rsud, bệnh viện, benh vien,
    больница, клиника, госпиталь, поликлиника, медицинский центр, νοσοκομείο, بیمارستان, مستشفى,
    病院, 医院, 診療所, クリニック, 医療センター, 大学, 병원, 의원, 의료원, โรงพยาบาล, अस्पताल"""
)
NOT_ORGANIZATIONS = _words("""general, gen, adult, clinical, memory, cabinet, institute""")

TITLES = _words(
    "dr, dr., prof, prof., professor, mr, mr., mrs, mrs., ms., miss, herr, frau, sr., sra., mme, mlle, dott, dott.ssa, doctor, sig., sig.ra"
)
CREDENTIALS = _words(
    """md, m.d., m.d, do, phd, ph.d., rdms, rvt, rdcs, rvs, rt(r), rt, r.t., rt(r)(ct), rt(r)(mr),
    rt(r)(m), arrt, rn, np, pa-c, mbbs, mbchb, facr, frcr, frcp, facc, crt, bsc, dvm, dds, dmd, aprn, crna,
    fasе, rcs, dnp, fache, msc"""
)
PROFESSIONS = _words(
    """sonographer, sonographers, radiologist, radiographer, radiology technologist, technologist,
    ultrasonographer, mammographer, cardiologist, obstetrician, gynecologist, gynaecologist, surgeon,
    physician, physician assistant, nurse practitioner, registered nurse, nurse, midwife, neurologist,
    oncologist, urologist, anesthesiologist, pediatrician, neonatologist, orthopedist, dentist,
    veterinarian, echocardiographer, medical student, fellow, resident physician, rdms, rdcs, rvt,
    radiologe, radiologin, mtra, chefarzt, oberarzt, assistenzarzt, hebamme, radiologue, manipulateur,
    sage-femme, médecin, tecnico radiologo, medico, radiólogo, técnico, médico, enfermera,
    teacher, engineer, farmer, lawyer, carpenter, plumber, electrician, mechanic, firefighter,
    accountant, housewife, retired, student, police officer, truck driver, construction worker"""
)
STREETS = _words(
    """street, st., avenue, ave, ave., road, rd., rd, boulevard, blvd, blvd., lane, ln, drive, dr., court, ct.,
    highway, hwy, parkway, pkwy, place, square, terrace, circle, way, suite"""
)
FOREIGN_STREETS = _words(
    """rue, avenue, boulevard, place, via, viale, piazza, corso, calle, avenida, plaza, paseo, rua, travessa,
    ul., ulica, ulice, jalan, jl.,"""
)
STREET_ENDINGS = _words(
    "straße, strasse, str., weg, allee, platz, gasse, straat, laan, gatan, vägen, gade, vej, gata, veien, katu"
)
STATES = _words(
    """AL, AK, AZ, AR, CA, CO, CT, DE, FL, GA, HI, ID, IL, IN, IA, KS, KY, LA, ME, MD, MA, MI, MN, MS, MO,
    MT, NE, NV, NH, NJ, NM, NY, NC, ND, OH, OK, OR, PA, RI, SC, SD, TN, TX, UT, VT, VA, WA, WV, WI, WY, DC, PR,
    ON, QC, BC, AB, MB, SK, NS, NB, NSW, VIC, QLD"""
)
COUNTRIES = _words(
    """usa, u.s.a., united states, united kingdom, england, scotland, wales, ireland, germany, deutschland,
    france, italy, italia, spain, españa, portugal, netherlands, nederland, belgium, switzerland, schweiz,
    austria, österreich, sweden, sverige, norway, norge, denmark, danmark, finland, suomi, poland, polska,
    czech republic, slovakia, hungary, magyarország, romania, bulgaria, greece, turkey, türkiye, russia,
    ukraine, israel, egypt, saudi arabia, india, pakistan, bangladesh, china, japan, korea, south korea,
    taiwan, thailand, vietnam, indonesia, malaysia, singapore, philippines, australia, new zealand, canada,
    mexico, méxico, brazil, brasil, argentina, chile, colombia, peru, venezuela, south africa, nigeria,
    kenya, morocco, algeria, tunisia, iran, iraq, lebanon, jordan"""
)

TECHNICAL_WORDS = frozenset(
    _words(
        """left, right, lt, rt, bilat, bilateral, ant, anterior, post, posterior, sup, superior, inf,
        inferior, lat, lateral, med, medial, prox, proximal, dist, distal, mid, middle, upper, lower, long,
        trans, transverse, sag, sagittal, cor, coronal, axial, oblique, ap, pa, view, views, axis, apical,
        subcostal, parasternal, plax, psax, chamber, breast, thyroid, liver, kidney, renal, spleen, pancreas,
        gallbladder, bladder, prostate, uterus, ovary, ovaries, adnexa, cervix, fetal, fetus, foetal, heart,
        cardiac, echo, vascular, carotid, aorta, aortic, artery, vein, venous, arterial, portal, hepatic,
        femoral, popliteal, tibial, iliac, jugular, mitral, tricuspid, pulmonary, valve, septum, ventricle,
        atrium, lvot, rvot, abdomen, abdominal, pelvis, pelvic, chest, thorax, thoracic, lung, head, brain,
        skull, neck, spine, cervical, lumbar, sacral, hip, knee, ankle, foot, toe, shoulder, elbow, wrist,
        hand, finger, thumb, leg, arm, thigh, calf, forearm, humerus, femur, tibia, fibula, radius, ulna,
        pelvis, rib, ribs, sternum, clavicle, scapula, mandible, orbit, sinus, sinuses, lymph, node, nodes,
        mass, cyst, cist, lesion, nodule, stone, tumor, tumour, wall, tissue, muscle, tendon, bone, soft,
        skin, contrast, enhanced, plain, native, phase, delay, delayed, early, late, scan, scout, series,
        study, exam, image, images, frame, frames, slice, slab, thick, thickness, recon, mip, mpr, vr, fov,
        gain, depth, focus, freq, frequency, power, filter, map, dyn, dynamic, range, persist, persistence,
        smooth, edge, sharp, standard, detail, general, gen, adult, pediatric, ped, neonatal, obstetric, ob,
        gyn, abd, msk, mskel, small, parts, superficial, deep, high, low, medium, off, on, auto, manual,
        freeze, frozen, live, cine, loop, clip, store, stored, print, review, zoom, mag, magnification,
        color, colour, doppler, pulsed, continuous, wave, cw, pw, tdi, strain, velocity, scale, baseline,
        invert, angle, steer, sample, volume, gate, sweep, speed, heart rate, hr, bpm, resp, ecg, ekg, max,
        min, mean, avg, std, dev, area, diam, diameter, length, width, height, circ, circumference, dist,
        distance, vol, ratio, index, total, sum, count, peak, ed, es, ef, sv, co, ci, lv, rv, la, ra, ivs,
        pht, vti, time, date, page, of, mode, model, probe, transducer, linear, convex, curved, sector,
        phased, array, matrix, harmonic, harmonics, compound, speckle, resolution, res, penetration, pen,
        optimized, preset, protocol, technique, exposure, dose, kvp, mas, index, grid, detector, filtration,
        portable, erect, supine, prone, decub, decubitus, upright, lying, standing, sitting, weight,
        bearing, flexion, extension, neutral, internal, external, rotation, inspiration, expiration,
        mediolateral, craniocaudal, cc, mlo, spot, compression, implant, displaced, screening, diagnostic,
        followup, baseline, routine, stat, urgent, emergency, trauma, report, summary, analysis, calc,
        measurement, measurements, caliper, ellipse, trace, point, line, marker, annotation, arrow, text,
        body, pattern, quality, test, phantom, water, fat, sat, suppressed, flair, stir, dwi, adc, diff,
        diffusion, perfusion, weighted, gradient, spin, turbo, fast, field, coil, tesla, gap, matrix, nex,
        bandwidth, flip, tr, te, ti, vendor, version, software, system, systems, medical, ultrasound,
        radiography, mammography, tomography, fluoro, fluoroscopy, angiography, angio, nuclear, medicine,
        pet, ct, mr, mri, us, xr, cr, dx, mg, nm, spect, window, level, center, default, preliminary, final,
        unverified, approved, not, for, diagnosis, use, only, and, or, with, without, the, in, at, to, by,
        no, yes, none, unknown, male, female, sex, phantom, copyright, rights, reserved, inc, ltd, corp, gmbh,
        company, co, red, green, blue, black, white, gray, grey, high, average, systole, diastole, systolic,
        diastolic, end, start, stop, begin, rest, stress, exercise, stage, recovery, pre, quad, dual, split,
        triplex, duplex, simultaneous, reference, ref, target, base, apex, neck, fundus, tip, head, tail,
        crown, rump, biparietal, femur, gestational, sac, yolk, amniotic, fluid, placenta, cord, umbilical,
        nuchal, translucency, endometrium, myometrium, follicle, antral, arch, arcus, root, sinotubular,
        junction, ascending, descending, trunk, branch, bifurcation, bulb, anastomosis, graft, stent, shunt,
        fistula, patent, occluded, stenosis, thrombus, plaque, calcified, calcification, aneurysm, dissection,
        normal, abnormal, positive, negative, indeterminate, benign, malignant, suspicious, probably,
        highly, suggestive, category, grade, type, class, score, stage, level, lobe, segment, quadrant,
        outer, inner, nipple, areola, axilla, axillary, subareolar, retroareolar, clock, position, radial,
        antiradial, tangential, spot, rolled, exaggerated, cleavage, valley, tomosynthesis, synthetic"""
    )
)
