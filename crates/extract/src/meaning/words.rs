//! The words that the rules of this module go by.

use onrecord_core::Words;

/// Words that begin a sentence after an abbreviation like "U.S."
pub(crate) static STARTERS: Words = Words::new(
    "the, a, an, he, she, it, they, we, i, in, on, at, but, and, his, her, its, their, this, \
     that, these, those, there, as, if, when, while, after, before, for, however, according, \
     asked, one, two, some, many, mr, mrs, ms, what, last, during, since, with, to, by, \
     another, both",
);

/// Words for one person who is not named; the plural is a group.
pub(crate) static PERSONS: Words = Words::new(
    "source, official, aide, adviser, advisor, diplomat, spokesman, spokeswoman, \
     spokesperson, person, man, woman, witness, minister, lawyer, attorney, analyst, expert, \
     officer, employee, insider, executive, lawmaker, senator, congressman, congresswoman, \
     representative, governor, mayor, president, chancellor, premier, leader, chief, head, \
     director, secretary, ambassador, envoy, negotiator, mediator, intermediary, general, \
     commander, soldier, colonel, captain, lieutenant, sergeant, admiral, professor, \
     scientist, researcher, economist, historian, author, writer, journalist, reporter, \
     correspondent, editor, columnist, host, anchor, commentator, contributor, pollster, \
     strategist, consultant, operative, manager, chairman, chairwoman, chair, chairperson, \
     candidate, nominee, contender, politician, activist, critic, supporter, opponent, ally, \
     rival, friend, relative, neighbour, neighbor, resident, voter, citizen, student, \
     teacher, doctor, nurse, farmer, worker, owner, investor, trader, banker, judge, \
     prosecutor, detective, investigator, sheriff, policeman, policewoman, deputy, delegate, \
     member, participant, attendee, organizer, organiser, founder, businessman, \
     businesswoman, billionaire, mogul, developer, contractor, veteran, refugee, prisoner, \
     victim, survivor, mother, father, wife, husband, son, daughter, brother, sister, \
     parent, widow, boy, girl, guest, speaker, bishop, pastor, priest, pope, imam, rabbi, \
     king, queen, prince, princess, emperor, interlocutor, whistleblower, informant, agent, \
     operator, driver, pilot, colleague, counterpart, successor, predecessor, boss, \
     commissioner, councilman, councilwoman, councillor, legislator, republican, democrat, \
     conservative, liberal, american, russian, ukrainian, israeli, palestinian, iranian, \
     german, dictator, ruler, guy, lady, gentleman, player, coach, actor, actress, singer, \
     star, musician, artist, coordinator, specialist, planner, observer, trustee, treasurer, \
     clerk, assistant, lobbyist, donor, fundraiser, staffer, captor, hostage, fighter, \
     rebel, militant, defector, caller, respondent, someone, somebody, one, nobody, pundit, \
     blogger, scholar, academic, physician, proponent, backer, detractor, skeptic, advocate, \
     fan, watcher, pediatrician, psychologist, archaeologist, engineer, skipper, fisherman, \
     shopkeeper, guard, porter, protester, demonstrator, tycoon, magnate, entrepreneur, \
     surgeon, psychiatrist, journalist, photographer, filmmaker, producer, playwright, novelist, \
     poet, painter, footballer, striker, midfielder, goalkeeper, captain, trainer, swimmer, \
     cyclist, sailor, ferryman, firefighter, paramedic, bystander, onlooker, eyewitness, \
     passenger, customer, tenant, landlord, homeowner, commuter, tourist, migrant, immigrant, \
     exile, dissident, monk, nun, vicar, rector, dean, principal, headteacher, lecturer, \
     biologist, chemist, physicist, geologist, astronomer, epidemiologist, virologist, \
     archivist, curator, librarian, architect, builder, shipbuilder, carpenter, electrician, \
     plumber, mechanic, programmer, hacker, officeholder, incumbent, challenger, front-runner, \
     frontrunner, superdelegate, supporter, follower, believer, mourner, caucus-goer, attendee, \
     leaker, tipster, translator, interpreter, narrator, moderator, presenter, newscaster, \
     publisher, biographer, executor, heir, teenager, child, kid, pensioner, retiree, \
     stakeholder, shareholder, creditor, regulator, inspector, auditor, accountant, bookkeeper, \
     broker, supplier, grower, breeder, hunter, fisher, ranger, warden, medic, midwife, carer, \
     defendant, plaintiff, suspect, accuser, juror, magistrate, barrister, solicitor, notary, \
     coroner, pathologist, mayor-elect, president-elect, secretary-general, brigadier, marshal, \
     mp, mep, ceo, chief-of-staff, talker, teammate, classmate, roommate, housemate, \
     acquaintance, confidant, associate, partner, fiancé, fiancée, stepson, stepdaughter, \
     uncle, aunt, cousin, nephew, niece, grandmother, grandfather, grandson, granddaughter, \
     councilor, alderman, selectman, organizer",
);

/// Plurals that end otherwise than in "s", and words for many people.
pub(crate) static PEOPLE: Words = Words::new(
    "people, men, women, spokesmen, spokeswomen, spokespeople, allies, others, some, many, \
     most, several, few, both, all, those, children, parents, relatives, critics, \
     millennials, intermediaries, fishermen, wives, policemen, firefighters, troops, \
     businessmen, lawmakers, congressmen, ones, public, crowd, audience, electorate, staff, \
     family, media, press, couple, team, jury, prosecutors, latinos, hispanics, muslims, \
     christians, jews, evangelicals, americans, folks, youths, residents, mps, meps",
);

/// Words for what is no person but speaks as one body.
pub(crate) static INSTITUTIONS: Words = Words::new(
    "government, ministry, department, administration, agency, office, bureau, service, \
     services, committee, commission, council, parliament, senate, house, congress, court, \
     tribunal, party, campaign, company, firm, corporation, group, organization, \
     organisation, association, foundation, institute, university, college, school, bank, \
     union, federation, army, navy, military, force, forces, regime, embassy, consulate, \
     mission, delegation, presidency, cabinet, board, authority, city, state, country, \
     nation, church, hospital, airline, airport, port, manufacturer, retailer, network, \
     website, platform, institution, centre, center, coalition, alliance, front, movement, \
     bloc, faction, caucus, chamber, exchange, fund, trust, society, league, club, \
     prosecution, defence, defense, leadership, establishment, subsidiary, insurer, utility, \
     lender, carrier, brewer, think-tank, tank, nonprofit, charity, pac, inc, corp, ltd, \
     llc, co, plc, gmbh, industries, partners, holdings, cooperative, fleet, headquarters, \
     directorate, division, unit, command, guard, laboratory, observatory, academy, museum, \
     secretariat, kingdom, republic, municipality, county, province, region, police, \
     authorities, assembly, legislature, consortium, industry, store, chain, startup",
);

/// Written things that say something.
pub(crate) static DOCUMENTS: Words = Words::new(
    "report, statement, poll, polls, ballot, survey, surveys, study, studies, letter, memo, \
     memorandum, document, documents, email, emails, e-mail, e-mails, law, bill, order, \
     ruling, decision, lawsuit, suit, complaint, indictment, affidavit, filing, filings, \
     records, record, data, figures, statistics, transcript, article, articles, story, \
     stories, book, books, paper, papers, editorial, op-ed, column, post, tweet, tweets, \
     message, messages, video, ad, ads, advertisement, commercial, speech, resolution, \
     treaty, agreement, constitution, amendment, motion, petition, review, analysis, audit, \
     release, file, files, text, headline, note, cable, cables, dossier, research, evidence, \
     findings, results, plan, reports, statements, letters, page, logbook, log, sign, \
     banner, questionnaire, census, index, forecast, investigation, essay, memoir, \
     biography, documentary, film, interview, testimony, communique, communiqué",
);

/// Seats of power that stand for a government: always an institution.
pub(crate) static SEATS: Words = Words::new(
    "kremlin, white house, pentagon, downing street, elysee, élysée, foggy bottom, capitol \
     hill, vatican, holy see, state department, foreign office, treasury, congress, senate, \
     house, duma, knesset, bundestag, rada, verkhovna rada, supreme court, european union, \
     european commission, united nations, nato, eu, e.u, un, u.n, kgb, fsb, mossad, hamas, \
     hezbollah, taliban, interpol, gop, west, fed, federal reserve, world bank, imf, who, \
     opec, security council, justice department, treasury department, defense department, \
     home office",
);

/// Countries and capitals that stand for their governments.
pub(crate) static PLACES: Words = Words::new(
    "washington, moscow, kyiv, kiev, beijing, london, paris, berlin, brussels, tehran, \
     ankara, warsaw, minsk, tokyo, seoul, pyongyang, jerusalem, riyadh, doha, cairo, \
     baghdad, damascus, kabul, islamabad, delhi, new delhi, rome, madrid, vienna, budapest, \
     prague, belgrade, tbilisi, yerevan, baku, vilnius, riga, tallinn, helsinki, stockholm, \
     oslo, copenhagen, havana, caracas, russia, ukraine, china, iran, iraq, israel, turkey, \
     türkiye, germany, france, britain, england, scotland, wales, ireland, italy, spain, \
     portugal, poland, hungary, romania, bulgaria, greece, serbia, croatia, belarus, \
     moldova, georgia, armenia, azerbaijan, kazakhstan, estonia, latvia, lithuania, finland, \
     sweden, norway, denmark, netherlands, belgium, austria, switzerland, japan, south \
     korea, north korea, taiwan, india, pakistan, afghanistan, syria, lebanon, jordan, \
     egypt, libya, saudi arabia, qatar, yemen, kuwait, cuba, venezuela, mexico, canada, \
     brazil, argentina, chile, colombia, australia, new zealand, indonesia, vietnam, \
     philippines, thailand, nigeria, kenya, ethiopia, south africa, sudan, u.s, us, usa, \
     u.s.a, united states, america, united kingdom, u.k, uk, european union, europe, united \
     arab emirates, uae",
);

/// Adjectives of nations, which stand before a role and belong to no name.
pub(crate) static NATIONS: Words = Words::new(
    "u.s, us, american, british, english, scottish, welsh, irish, french, german, italian, \
     spanish, portuguese, polish, russian, ukrainian, chinese, japanese, korean, iranian, \
     iraqi, israeli, palestinian, turkish, greek, hungarian, romanian, bulgarian, serbian, \
     croatian, belarusian, moldovan, georgian, armenian, azerbaijani, kazakh, estonian, \
     latvian, lithuanian, finnish, swedish, norwegian, danish, dutch, belgian, austrian, \
     swiss, indian, pakistani, afghan, syrian, lebanese, jordanian, egyptian, libyan, saudi, \
     qatari, yemeni, cuban, venezuelan, mexican, canadian, brazilian, argentine, chilean, \
     colombian, australian, nigerian, kenyan, european, eu, u.n, un, uk, u.k, arab, african, \
     asian, western, republican, democratic, conservative, labour, former, acting, then, ex, \
     soviet",
);

/// Titles that stand before a name.
pub(crate) static TITLES: Words = Words::new(
    "mr, mrs, ms, miss, dr, prof, professor, sir, dame, lord, lady, sen, senator, sens, rep, \
     representative, reps, gov, governor, gen, general, col, colonel, lt, lieutenant, maj, \
     major, capt, captain, cmdr, sgt, sergeant, adm, admiral, brig, brigadier, rev, \
     reverend, father, sister, brother, pope, king, queen, prince, princess, president, \
     vice, prime, minister, chancellor, premier, secretary, foreign, defense, defence, \
     finance, interior, justice, attorney, ambassador, chief, director, chairman, \
     chairwoman, chair, speaker, judge, mayor, sheriff, commissioner, congressman, \
     congresswoman, councilman, councilwoman, deputy, spokesman, spokeswoman, spokesperson, \
     adviser, advisor, leader, majority, minority, house, senate, state, national, security, \
     intelligence, police, candidate, nominee, presidential, first, commander, marshal, \
     sheikh, ayatollah, imam, rabbi, bishop, archbishop, cardinal, coach, officer, ceo, cfo, \
     cto, founder, co-founder, economist, analyst, strategist, pollster, host, co-host, \
     anchor, editor, columnist, reporter, correspondent, contributor, counsel, lawyer, \
     manager, consultant, activist, author, actor, actress, billionaire, businessman, \
     businesswoman, mogul, developer, investor, detective, inspector, superintendent, \
     constable, envoy, diplomat, historian, scientist, researcher, expert, frontrunner, \
     front-runner, senator-elect, president-elect, press, campaign, party, white, \
     communications, field, executive, governor's, lawmaker, politician, treasurer, \
     delegate, staffer, aide, tycoon, dictator, ruler, superdelegate, supporter, critic, mp, \
     mep, boss, head, harbourmaster",
);

/// Qualities that say nothing of who it is: they don't part "the official" from "a senior
/// official".
pub(crate) static DETERMINERS: Words = Words::new(
    "the, a, an, this, that, these, those, his, her, its, their, our, my, your, some, any, \
     each, every, no, another, other, both, all, one, several, many, few, most, more, such, \
     same",
);

/// Numbers in words.
pub(crate) const NUMBERS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("dozen", 12),
];

/// Ordinals: "a second source" is a new one.
pub(crate) const ORDINALS: &[&str] = &[
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];

/// Given names mostly of men.
pub(crate) static MEN: Words = Words::new(
    "adam, ahmed, alan, albert, alexander, ali, andrew, anthony, antony, barack, ben, \
     benjamin, bernie, bill, bob, boris, brian, bruce, carl, charles, chris, christopher, \
     chuck, daniel, david, dennis, dmitri, dmitry, donald, douglas, ed, edward, emmanuel, \
     eric, frank, fred, gary, george, glenn, greg, harry, henry, ivan, jack, jake, james, \
     jason, jeff, jeffrey, jeb, jim, joe, john, jonathan, joseph, josh, karl, keith, ken, \
     kenneth, kevin, larry, lawrence, lindsey, marco, mark, martin, matt, matthew, michael, \
     mike, mikhail, mitch, mitt, mohammed, nicolas, oleg, olaf, patrick, paul, peter, \
     philip, rand, ralph, ray, reince, richard, rick, robert, robby, roger, ron, ronald, \
     rudy, rupert, ryan, scott, sean, sergei, sergey, simon, stephen, steve, steven, tad, \
     ted, terry, thomas, tim, timothy, tom, tommy, tony, tucker, viktor, vladimir, \
     volodymyr, walter, william, yuri, xavier, recep, xi, kaupo, luis, carlos, juan, jose, \
     josé, miguel",
);

/// Given names mostly of women.
pub(crate) static WOMEN: Words = Words::new(
    "alice, amanda, amy, andrea, angela, ann, anna, anne, annalena, barbara, beth, betty, \
     brenda, carly, carol, caroline, catherine, christine, claire, condoleezza, debbie, \
     deborah, diana, diane, donna, dorothy, elena, elizabeth, ellen, emily, emma, eva, \
     florence, gina, gloria, hannah, heather, helen, heidi, hillary, huma, irina, ivanka, \
     jane, janet, jean, jenna, jennifer, jessica, jill, joan, joni, judith, judy, julia, \
     julie, kaja, kamala, karen, kate, katherine, kathleen, katie, kelly, kellyanne, kim, \
     laura, linda, lisa, loretta, lori, lucy, margaret, maria, marie, marine, mary, megan, \
     megyn, melania, melissa, michelle, monica, nancy, natalia, nicole, nikki, olga, olivia, \
     pamela, patricia, paula, rachel, rebecca, rosa, ruth, samantha, sandra, sara, sarah, \
     sharon, stephanie, susan, svetlana, tatiana, teresa, theresa, ursula, valerie, \
     victoria, virginia, wendy, yulia, zoe",
);

/// The singular of a plural word that this module knows, or the word.
pub(crate) fn singular(word: &str) -> &str {
    match word {
        "people" => "person",
        "men" => "man",
        "women" => "woman",
        "spokesmen" => "spokesman",
        "spokeswomen" => "spokeswoman",
        "spokespeople" => "spokesperson",
        "allies" => "ally",
        "intermediaries" => "intermediary",
        "wives" => "wife",
        "secretaries" => "secretary",
        "ministries" => "ministry",
        "agencies" => "agency",
        "companies" => "company",
        "parties" => "party",
        "countries" => "country",
        "authorities" => "authority",
        "witnesses" => "witness",
        "bosses" => "boss",
        "actresses" => "actress",
        "universities" => "university",
        "congress" | "press" | "police" | "witness" | "boss" | "actress" | "headquarters" => word,
        _ => match word.strip_suffix('s') {
            Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem,
            _ => word,
        },
    }
}

/// Whether a word is a plural of a word for a person, or a word for people.
pub(crate) fn is_people(word: &str) -> bool {
    PEOPLE.contains(word) || {
        let one = singular(word);
        one != word && PERSONS.contains(one)
    }
}

/// The number that a word or figure stands for.
pub(crate) fn number(word: &str) -> Option<u32> {
    NUMBERS
        .iter()
        .find(|(w, _)| *w == word)
        .map(|(_, n)| *n)
        .or_else(|| word.parse().ok().filter(|n| (1..=1_000_000).contains(n)))
}
