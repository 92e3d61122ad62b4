//! Words that differ from story to story: two fires do not have the same dog barking.
//!
//! Each story turns every group by a number of its own: one word of it stands for another,
//! in all that is told of that story, and two words never become one.

use crate::Rng;

const GROUPS: &[&[&str]] = &[
    &["dog", "goose", "parrot", "donkey", "goat", "pony"],
    &[
        "bees", "cows", "swifts", "eels", "geese", "pigeons", "sheep",
    ],
    &["hen", "cat", "puppy", "lamb", "duck"],
    &["rabbit", "teddy bear", "toy train", "wooden horse", "doll"],
    &[
        "loading bay",
        "boiler room",
        "drying room",
        "tool store",
        "laundry",
        "paint booth",
    ],
    &["sprinklers", "alarms", "extractors", "hydrants", "pumps"],
    &["valve", "switch", "lever", "fuse", "relay"],
    &["leak", "smell", "false alarm", "puddle", "humming noise"],
    &["stairwell", "corridor", "lift shaft", "gallery", "cellar"],
    &[
        "upper floor",
        "ground floor",
        "attic",
        "mezzanine",
        "basement",
    ],
    &["ladders", "ropes", "planks", "mattresses", "blankets"],
    &[
        "side gate",
        "back door",
        "coal hatch",
        "roller door",
        "wicket",
    ],
    &["insulation", "wallpaper", "sacking", "sawdust", "felt"],
    &[
        "churchyard",
        "playground",
        "vineyard",
        "bowling green",
        "bus station",
    ],
    &["brewery", "tannery", "convent", "brickworks", "ropewalk"],
    &["axe", "crowbar", "spade", "sledgehammer", "car jack"],
    &["glass", "slates", "rivets", "light bulbs"],
    &["gravel", "hail", "dried peas", "marbles"],
    &["burnt sugar", "singed hair", "hot rubber", "scorched milk"],
    &["slippers", "pyjamas", "socks", "wellingtons", "overalls"],
    &["daughter", "son", "nephew", "sister", "lodger"],
    &["mother", "father", "uncle", "neighbour", "aunt"],
    &[
        "rubbish lorry",
        "milk van",
        "snow plough",
        "early train",
        "street sweeper",
    ],
    &["walls", "beams", "chimneys", "vaults", "girders"],
    &["steel", "brick", "timber", "glazing"],
    &["gymnasium", "museum", "parish hall", "theatre", "ice rink"],
    &["funerals", "repairs", "clothes", "school fees"],
    &["baker", "butcher", "barber", "grocer", "tailor", "florist"],
    &[
        "bus driver",
        "tram driver",
        "taxi driver",
        "postman",
        "lorry driver",
    ],
    &["nurse", "midwife", "chemist", "orderly", "dentist"],
    &[
        "pensioner",
        "widow",
        "landlord",
        "tourist",
        "beekeeper",
        "farmer",
        "fisherman",
    ],
    &[
        "welder",
        "mechanic",
        "electrician",
        "bookkeeper",
        "toolmaker",
        "crane operator",
    ],
    &["schoolteacher", "organist", "librarian", "violin maker"],
    &["trawlers", "tugs", "yachts", "barges", "cutters"],
    &["radar", "sonar", "the log", "the recorder"],
    &["buoys", "beacons", "withies", "leading lights"],
    &["fog", "rain", "snow", "haze"],
    &["waves", "current", "wind", "tide"],
    &["divers", "dogs", "drones", "volunteers"],
    &["alcohol", "sleeping pills", "cannabis", "cocaine"],
    &["lifeboats", "rafts", "dinghies", "launches"],
    &["rust", "frost", "old paint", "salt", "barnacles"],
    &["telephone", "intercom", "radio", "bell", "speaking tube"],
    &["scarf", "belt", "shoelace", "dressing gown", "tie"],
    &[
        "bread bins",
        "ice boxes",
        "milk crates",
        "table tops",
        "oil drums",
    ],
    &["cups", "plates", "trays", "suitcases", "newspapers"],
    &["cars", "bicycles", "barrels", "trolleys", "beer kegs"],
    &["fuel", "overtime", "harbour dues", "insurance"],
    &["singing", "counting", "reading aloud", "whistling"],
    &["canteen", "chapel", "crèche", "sauna", "barber shop"],
    &["soup", "pancakes", "tea", "stew", "apple cake"],
    &["pallets", "benches", "crates", "doors", "fence posts"],
    &[
        "fruit basket",
        "calendar",
        "coffee mug",
        "theatre ticket",
        "pot plant",
    ],
    &[
        "night allowance",
        "pension fund",
        "clothing money",
        "length of breaks",
        "parking fee",
    ],
    &["soldiers", "students", "prisoners", "trainees", "clerks"],
    &["coat", "cap", "waistcoat", "apron", "blazer"],
    &["rosters", "showers", "uniforms", "contracts", "bonuses"],
    &["yard", "stairs", "platform", "ramp", "roof"],
    &["sick leave", "lateness", "resignations", "complaints"],
    &[
        "one-off payment",
        "company flat",
        "longer holiday",
        "free ticket",
    ],
    &["moulds", "robots", "presses", "drills", "looms"],
    &["schnapps", "beer", "cider", "brandy", "rum"],
    &["drone", "film crew", "notary", "guard", "brass band"],
    &["photograph", "painting", "mosaic", "guest book"],
    &[
        "paint shop",
        "foundry",
        "design office",
        "post room",
        "press hall",
    ],
    &["badge", "key", "password", "parking card", "locker"],
    &["mortgage", "twins", "loan", "new car", "half-built house"],
    &["retraining", "severance", "relocation", "early retirement"],
    &["investors", "banks", "rivals", "towns", "charities"],
    &["orders", "exports", "margins", "repeat sales"],
    &["driftwood", "ice", "silt", "hay bales", "reeds"],
    &["spillway", "sluice", "culvert", "outlet"],
    &["sirens", "church bells", "loudspeakers", "text messages"],
    &["boiled", "filtered", "bottled", "chlorinated"],
    &["piano", "organ", "wardrobe", "blackboard", "billiard table"],
    &["chimney", "dovecote", "water tank", "bell tower", "pergola"],
    &[
        "curtains",
        "bed sheets",
        "flags",
        "fishing nets",
        "tablecloths",
    ],
    &["diesel", "turpentine", "vinegar", "chlorine"],
    &["mint", "garlic", "lavender", "celery", "roses"],
    &[
        "cinema",
        "ballroom",
        "skittle alley",
        "puppet theatre",
        "cake shop",
    ],
    &["cracks", "holes", "damp patches", "bulges", "loose stones"],
    &[
        "gate keeper",
        "watchman",
        "foreman",
        "inspector",
        "engineer",
    ],
    &["drains", "anchors", "gates", "gauges", "joints"],
    &[
        "ceramic tiles",
        "garden gnomes",
        "frozen fish",
        "school books",
        "candles",
    ],
    &["green", "purple", "silver", "borrowed", "gold"],
    &[
        "flower pot",
        "fish tank",
        "cello case",
        "biscuit tin",
        "boot",
    ],
    &[
        "chandelier",
        "racehorse",
        "wine cellar",
        "speedboat",
        "grand tour",
    ],
    &["bucket", "basin", "bathtub", "saucepan"],
    &[
        "paper towels",
        "lampshades",
        "plant tubs",
        "toner boxes",
        "coat pockets",
    ],
    &[
        "library",
        "car wash",
        "bowling alley",
        "cemetery",
        "post office",
    ],
    &["minutes", "receipts", "tenders", "keys", "invoices"],
    &["contractors", "cousins", "couriers", "bankers"],
    &["archive", "server", "safe", "registry"],
    &["house", "flat", "farm", "gallery of paintings"],
    &["salmonella", "listeria", "norovirus", "staphylococci"],
    &["custard", "mousse", "trifle", "rice pudding", "fruit salad"],
    &["cramps", "vomiting", "a rash", "dizziness", "headaches"],
    &["fever", "chills", "thirst", "double vision"],
    &["eggs", "milk", "poultry", "strawberries", "shellfish"],
    &[
        "thermometer",
        "dishwasher",
        "extractor fan",
        "timer",
        "fridge door",
    ],
    &["gym mats", "deck chairs", "prayer rugs", "cushions"],
    &["gloves", "hairnets", "masks", "clogs"],
    &["courtyard", "car park", "passage", "bicycle shed"],
    &["cold chain", "hygiene plan", "delivery log", "recipe"],
    &["kitchen", "dairy", "slaughterhouse", "snack bar"],
    &[
        "lime trees",
        "plane trees",
        "fountain",
        "bandstand",
        "duck pond",
    ],
    &["banana boxes", "milk churns", "pillowcases", "hat boxes"],
    &["blue lamps", "palm trees", "loud music", "valet parking"],
    &["pier", "marina", "casino", "spa", "ferris wheel"],
    &["hotel", "clinic", "conference hall", "car museum"],
    &[
        "schools",
        "bridges",
        "sewers",
        "libraries",
        "swimming pools",
    ],
    &["roofs", "boilers", "pavements", "bus shelters"],
    &["boat sheds", "allotments", "studios", "garages"],
    &["ruins", "debts", "puddles", "pigeons' nests"],
    &["traders", "anglers", "choirs", "skaters", "puppeteers"],
    &["surveyors", "photographers", "drillers", "botanists"],
    &["agenda", "map", "price", "wording"],
    &["winter", "summer", "spring", "autumn"],
    &["sums", "Latin", "chess", "grammar"],
    &["sunset", "lighthouse", "river", "fairground"],
    &["experts", "auditors", "notaries", "professors"],
    &["shares", "land", "a directorship", "a loan"],
    &[
        "fish market",
        "quarry",
        "sugar mill",
        "salt works",
        "hop trade",
    ],
    &["third", "quarter", "fifth", "tenth"],
    &[
        "two hospitals",
        "three clinics",
        "both monasteries",
        "four hotels",
    ],
    &["commuter", "shopper", "juggler", "cyclist"],
    &["walked", "queued", "waited", "hitchhiked"],
    &["rower", "swimmer", "sculptor", "fencer"],
    &["tavern", "kiosk", "bicycle shop", "pawn shop"],
    &[
        "treasurer",
        "surveyor",
        "registrar",
        "stationmaster",
        "coroner",
    ],
    &["bribes", "kickbacks", "hush money", "favours"],
    &["wages", "safety", "staffing", "seniority"],
    &["concession", "licence", "mandate", "franchise"],
    &["decade", "century", "term", "reign"],
    &[
        "two boats",
        "three horses",
        "a vintage car",
        "a stamp collection",
    ],
    &["negotiators", "delegates", "lawyers", "envoys"],
    &["residents", "tenants", "families", "shopkeepers"],
    &["petition", "appeal", "protest note", "manifesto"],
    &["clerk", "porter", "caretaker", "typist"],
    &["flats", "offices", "villas", "shops"],
    &["high ground", "railway bank", "castle hill", "motorway"],
    &[
        "subsidies",
        "tax breaks",
        "export credits",
        "research grants",
    ],
    &["shift", "watch", "crew", "brigade"],
    &["villagers", "campers", "monks", "cadets", "miners"],
    &["documents", "letters", "ledgers", "tapes", "drawings"],
    &["intensive care", "isolation", "an oxygen tent", "a coma"],
    &["farms", "suppliers", "wholesalers", "depots"],
    &[
        "city hall",
        "the tax office",
        "the county court",
        "the land registry",
    ],
    &["architect", "poet", "gardener", "geographer"],
    &["proceeds", "revenue", "rent", "windfall"],
    &["first light", "low tide", "noon", "sunrise"],
    &["helicopters", "pontoons", "army lorries", "cable cars"],
];

/// The words of one story: which stands for which.
#[derive(Debug)]
pub(super) struct Words(Vec<usize>);

impl Words {
    pub(super) fn new(rng: &mut Rng) -> Self {
        Self(GROUPS.iter().map(|group| rng.below(group.len())).collect())
    }

    /// The text with the story's words.
    pub(super) fn of_story(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 16);
        let mut rest = text;
        let mut inside = false;
        while let Some(c) = rest.chars().next() {
            if !inside && let Some((from, to)) = self.at(rest) {
                out.push_str(to);
                rest = rest.get(from.len()..).unwrap_or_default();
                inside = true;
                continue;
            }
            inside = c.is_alphanumeric() || c == '-' || c == '\'';
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
        out
    }

    /// The longest word or words that a text begins with, and what stands for them.
    fn at(&self, text: &str) -> Option<(&'static str, &'static str)> {
        let whole = |word: &&str| {
            let after = text.strip_prefix(word).map(|rest| rest.chars().next());
            after.is_some_and(|next| next.is_none_or(|c| !c.is_alphanumeric() && c != '-'))
        };
        let found = GROUPS.iter().zip(&self.0).filter_map(|(group, turn)| {
            let at = group.iter().position(&whole)?;
            let to = group.get((at + turn) % group.len().max(1))?;
            Some((*group.get(at)?, *to))
        });
        found.max_by_key(|(from, _)| from.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_word_is_in_one_group() {
        let all: Vec<&str> = GROUPS.iter().flat_map(|g| g.iter().copied()).collect();
        let distinct: BTreeSet<&str> = all.iter().copied().collect();
        let twice: Vec<&&str> = all
            .iter()
            .filter(|w| all.iter().filter(|o| o == w).count() > 1)
            .collect();
        assert_eq!(distinct.len(), all.len(), "{twice:?}");
    }

    #[test]
    fn a_story_turns_its_words_and_leaves_others() {
        let words = Words(vec![1; GROUPS.len()]);
        assert_eq!(
            words.of_story("a dog, dogged by dogs"),
            "a goose, dogged by drones"
        );
        assert_eq!(
            words.of_story("the bus driver's side gate"),
            "the tram driver's back door"
        );
    }
}
