//! What the stories with known truth are about, and in how many ways it can be said.
//!
//! A text in brackets with bars is a choice: "[flames|fire] [tore|swept] through". Braces are
//! slots that one story fills once: `{place}`, `{site}`, `{org}`, `{near}`, `{n}`, `{m}`, `{k}`,
//! `{sum}`, `{day}`. The variants of a fact say the same in other words.

/// One kind of event.
#[derive(Debug)]
pub(super) struct Topic {
    /// Where it happens, after "the" where it needs one.
    pub(super) sites: &'static [&'static str],
    /// The company or body that is answerable.
    pub(super) orgs: &'static [&'static str],
    /// The offices of who speaks for the authorities.
    pub(super) officials: &'static [&'static str],
    /// Who saw it.
    pub(super) witnesses: &'static [&'static str],
    /// Who knows about such things.
    pub(super) experts: &'static [&'static str],
    /// Who speaks without a name.
    pub(super) unnamed: &'static [&'static str],
    pub(super) titles: &'static [&'static str],
    /// What happened, as a reporter tells it; the first is the lead.
    pub(super) core: &'static [&'static [&'static str]],
    /// What the authorities say.
    pub(super) official: &'static [&'static [&'static str]],
    pub(super) official_quotes: &'static [&'static str],
    /// What the company says.
    pub(super) company: &'static [&'static [&'static str]],
    pub(super) witness_quotes: &'static [&'static str],
    pub(super) witness: &'static [&'static [&'static str]],
    pub(super) expert: &'static [&'static [&'static str]],
    /// What everybody knows.
    pub(super) background: &'static [&'static [&'static str]],
    /// What unnamed people assert and the company denies.
    pub(super) dispute: &'static [&'static str],
}

/// All of them.
pub(super) const TOPICS: [&Topic; 8] = [
    &FIRE,
    &FERRY,
    &STRIKE,
    &LAYOFFS,
    &super::more_topics::FLOOD,
    &super::more_topics::TRIAL,
    &super::more_topics::ILLNESS,
    &super::more_topics::SALE,
];

const FIRE: Topic = Topic {
    sites: &[
        "{place} cold store",
        "paint works at {place}",
        "{place} carpet mill",
        "grain terminal in {place}",
    ],
    orgs: &[
        "{name} Storage",
        "{name} Logistics",
        "{name} Brothers",
        "{name} Holdings",
    ],
    officials: &[
        "fire chief",
        "deputy fire commissioner",
        "chief of the county rescue service",
    ],
    witnesses: &[
        "a baker whose shop faces the yard",
        "a night porter at the hotel opposite",
        "a bus driver on the first shift",
        "a retired welder who lives two doors away",
        "a nurse on her way home",
        "a florist from the market hall",
    ],
    experts: &[
        "a lecturer in fire safety at {near} Technical College",
        "an insurance assessor from {near}",
    ],
    unnamed: &[
        "two people familiar with the inspection",
        "a former manager of the plant",
        "a person close to the inquiry",
    ],
    titles: &[
        "[Fire|Blaze] guts {site}",
        "{m} [dead|killed] in {place} blaze",
        "{place} fire [leaves|forces] {n} out of their homes",
        "[Inquiry|Questions] after [deadly|fatal] fire in {place}",
    ],
    core: &[
        &[
            "[A fire|Fire] [tore|swept] through the {site} [before dawn|in the early hours] on {day}, killing {m} people",
            "{m} people died when [flames|a blaze] [destroyed|gutted] the {site} early on {day}",
            "[The|At least] {m} victims of a [night-time|predawn] [inferno|blaze] at the {site} [had been|were] asleep when it broke out on {day}",
        ],
        &[
            "[Some|About] {n} residents of nearby streets [were told to leave|had to leave] their homes",
            "police [cleared|emptied] the [surrounding|adjoining] blocks and sent {n} residents to a school hall",
            "{n} neighbours spent the [rest of the night|morning] in a gymnasium after an evacuation",
        ],
        &[
            "it took {k} firefighters [nine hours|until noon] to bring the flames under control",
            "the last hot spots were [put out|extinguished] around midday by crews that numbered {k}",
            "{k} firefighters, some [borrowed|called in] from {near}, [battled|fought] the blaze into the afternoon",
        ],
    ],
    official: &[
        &[
            "the fire [began|started] in a loading bay",
            "investigators [traced|had traced] the [origin|start] of the blaze to the loading bay",
            "everything pointed to the loading bay as the place where it [ignited|took hold]",
        ],
        &[
            "the sprinklers had not [worked|come on] because a valve was shut",
            "a closed valve kept water from the sprinklers",
            "water never got to the sprinklers, whose valve [was found|turned out to be] closed",
        ],
        &[
            "{m} bodies had been [recovered|found], all of them on the upper floor",
            "rescuers [carried|brought] {m} bodies out of the upper floor",
            "the upper floor was where all {m} dead were discovered",
        ],
        &[
            "the ruin was [too unstable|not safe enough] to enter before {nextday}",
            "nobody could go inside until {nextday} because walls might [fall|collapse]",
            "search teams [would wait|had to wait] for {nextday}, as the walls threatened to give way",
        ],
    ],
    official_quotes: &[
        "We had water in four minutes, but the stairwell was already gone",
        "In thirty years I have not seen steel bend like that",
        "Whoever shut that valve will have to explain it to the families",
    ],
    company: &[
        &[
            "the sprinklers had passed their last inspection in {month}",
            "inspectors found nothing wrong with the sprinklers in {month}",
        ],
        &[
            "it would pay for the funerals and for a place in the gymnasium",
            "the firm would meet the cost of funerals and of beds in the gymnasium",
        ],
    ],
    witness_quotes: &[
        "I heard glass popping like gravel on a tin roof and then the whole street turned orange",
        "My daughter counted three bangs before the lights failed",
        "A man stood on the ledge with his shirt over his face and we shouted at him not to jump",
        "The smoke smelled of burnt sugar, I will never eat caramel again",
        "I ran down in my slippers and the tar was sticking to them",
        "They broke our door with an axe because my mother cannot hear",
        "You could read a newspaper by it at four in the morning",
        "First I thought it was the rubbish lorry, it rumbled so",
    ],
    witness: &[
        &[
            "neighbours formed a chain and passed ladders over the wall",
            "people from the street handed ladders to trapped workers",
        ],
        &[
            "a side gate was chained and had to be cut open",
            "rescuers lost time at the side gate, which somebody had chained",
        ],
        &[
            "a frightened dog woke the whole row of houses",
            "but for a noisy dog the street would have slept on",
        ],
        &[
            "burning flakes of insulation came down in the churchyard",
            "the churchyard was covered with smouldering insulation",
        ],
    ],
    expert: &[
        &[
            "a shut valve is the commonest cause of sprinklers that fail",
            "when sprinklers fail it mostly comes down to a valve that somebody closed",
        ],
        &[
            "such insulation burns almost like fuel once it is dry",
            "insulation of that sort, when dry, will burn about as fast as petrol",
        ],
    ],
    background: &[
        &[
            "{org} bought the {site} [six|seven] years ago",
            "The {site} has belonged to {org} for [six|seven] years",
        ],
        &[
            "The building dates from {year} and was a brewery once",
            "Built in {year}, it began as a brewery",
        ],
        &[
            "{place} has about {pop} inhabitants",
            "The town of {place} counts some {pop} people",
        ],
    ],
    dispute: &[
        "managers had ordered the valve of the sprinklers shut weeks earlier because of a leak",
        "the valve was closed weeks before on orders from management because of a leak",
        "bosses told staff weeks before to keep the valve shut after a leak",
    ],
};

const FERRY: Topic = Topic {
    sites: &[
        "ferry Maid of {place}",
        "ferry {name} Star",
        "ferry Lady {name}",
        "steamer {name} Queen",
    ],
    orgs: &[
        "{name} Lines",
        "{name} Crossings",
        "{place} Navigation Company",
        "{name} Ferries",
    ],
    officials: &[
        "harbour master",
        "coastguard commander",
        "head of the maritime safety board",
    ],
    witnesses: &[
        "a lorry driver who was on the car deck",
        "a passenger from {near}",
        "a fisherman who pulled people from the water",
        "a student who had been asleep in the lounge",
        "a cook on the boat",
        "a pensioner travelling with her grandson",
    ],
    experts: &[
        "a naval architect at {near} University",
        "a retired pilot who knows the channel",
    ],
    unnamed: &[
        "two officers of the crew",
        "a person briefed on the log book",
        "three people with knowledge of the voyage",
    ],
    titles: &[
        "Ferry [hits|strikes] rock off {place}, {m} missing",
        "{m} missing after ferry [accident|grounding] near {place}",
        "[Rescue|Search] off {place} after ferry [runs aground|grounding]",
        "How the ferry off {place} [came to grief|went onto the rocks]",
    ],
    core: &[
        &[
            "the {site} [struck|hit] a rock off {place} on {day} with {n} people on board",
            "{n} passengers and crew were aboard when the {site} ran [aground|onto a reef] near {place} on {day}",
            "[A reef|Rocks] outside {place} [tore open|holed] the {site}, which was carrying {n} people, on {day}",
        ],
        &[
            "{m} people were still missing by [nightfall|evening]",
            "at dusk [the list of the missing held|there was no trace of] {m} people",
            "the fate of {m} people [remained unknown|was unclear] when darkness fell",
        ],
        &[
            "{k} boats [joined|took part in] the rescue, among them trawlers from {near}",
            "a flotilla of {k} craft, including trawlers out of {near}, [picked up|collected] survivors",
            "trawlers from {near} were among {k} vessels that [searched|combed] the water",
        ],
    ],
    official: &[
        &[
            "the ship had left the line of buoys [twenty minutes|half an hour] earlier",
            "radar showed the vessel outside the buoys for [twenty minutes|half an hour] before the impact",
            "for [some twenty minutes|half an hour] the boat sailed on the wrong side of the buoys",
        ],
        &[
            "there had been no fog and the waves were low",
            "neither fog nor waves had [played a part|been a factor]",
            "fog could not be blamed, and waves hardly",
        ],
        &[
            "{m} people had not been accounted for and divers would [go down|resume] at first light",
            "divers were to look for the {m} missing from dawn",
            "at sunrise the search for {m} people would start, with divers",
        ],
        &[
            "the captain had been tested for alcohol and the result was [negative|clear]",
            "a breath test [showed no|found no trace of] alcohol in the captain",
            "the master of the ship had taken no alcohol, a test showed",
        ],
    ],
    official_quotes: &[
        "A ship of that size has no business being where she was",
        "We will lift her if we have to drain the bay",
        "Every minute of that radar plot will be looked at",
    ],
    company: &[
        &[
            "both officers on the bridge could work the radar",
            "the two men on watch had been trained on the radar",
        ],
        &[
            "all sailings were [suspended|called off] until {nextday}",
            "no ferry of its fleet would leave port before {nextday}",
        ],
    ],
    witness_quotes: &[
        "The cups slid off the counter and then the floor just went away",
        "I put my boy in a vest that was made for a man and tied it with my scarf",
        "There was one loudspeaker and it said nothing but a hum",
        "Cars were rolling into each other below, you could hear the alarms under water",
        "I pulled eleven of them over the gunwale and my arms are finished",
        "Somebody was singing to the children in the raft, I do not know who",
        "We were told to stay seated and some people did",
        "The cook threw us bread bins to hold on to",
    ],
    witness: &[
        &[
            "two of the lifeboats could not be lowered because of rust",
            "because of rust a pair of lifeboats stayed where they were",
        ],
        &[
            "nobody on the bridge answered the telephone for minutes",
            "for several minutes the telephone rang on the bridge in vain",
        ],
        &[
            "cars on the lower deck had not been lashed down",
            "nobody had lashed the cars on the lower deck",
        ],
        &[
            "crews had been warning about the missing buoys since spring",
            "local crews had complained since spring that buoys were missing",
        ],
    ],
    expert: &[
        &[
            "a hull of that type floods within [ten|fifteen] minutes once two cells are open",
            "two breached cells are enough to swamp such a hull in [ten|fifteen] minutes",
        ],
        &[
            "the short cut saves fuel and everyone on that coast knows it",
            "crews along that coast save fuel by the short cut",
        ],
    ],
    background: &[
        &[
            "{org} runs [four|five] ferries between {place} and {near}",
            "Between {place} and {near} [four|five] ferries of {org} sail every day",
        ],
        &[
            "The vessel was launched in {year} and lengthened later",
            "Launched in {year}, the ship has since been made longer",
        ],
        &[
            "{place} lives from the fish market and from guests",
            "The fish market and tourism feed most families in {place}",
        ],
    ],
    dispute: &[
        "captains had been pressed to take the short cut inside the reef to save fuel",
        "the company leaned on its masters to sail inside the reef because it burns less fuel",
        "to cut the fuel bill, crews were urged to use the passage behind the reef",
    ],
};

const STRIKE: Topic = Topic {
    sites: &[
        "{place} General Hospital",
        "{place} tram depot",
        "{place} container port",
        "{place} airport",
    ],
    orgs: &[
        "{place} Transport Trust",
        "{name} Services",
        "{place} Works Agency",
        "{name} Operations",
    ],
    officials: &["labour mediator", "regional labour minister", "mayor"],
    witnesses: &[
        "a porter on the picket line",
        "a commuter who had walked for an hour",
        "a mother of three waiting outside",
        "an electrician with twenty years of service",
        "a taxi driver at the main gate",
        "a shop steward",
    ],
    experts: &[
        "a labour economist at {near} University",
        "a historian of the unions in {near}",
    ],
    unnamed: &[
        "two people involved in the talks",
        "a member of the negotiating team",
        "a person familiar with the offer",
    ],
    titles: &[
        "[Walkout|Strike] [shuts|paralyses] {site}",
        "{n} [walk out|down tools] at {site}",
        "[Talks|Pay talks] [collapse|fail] at {site}",
        "No end in sight to [walkout|strike] at {site}",
    ],
    core: &[
        &[
            "[Some|About] {n} workers at {site} [walked out|went on strike] on {day} after pay talks [failed|broke down]",
            "a strike by {n} employees [brought|has brought] {site} to a standstill since {day}",
            "{site} [lay idle|came to a halt] on {day} as {n} staff stayed away in a dispute over wages",
        ],
        &[
            "[the union|workers] demands [a raise of|an increase of] {k} percent",
            "pay should go up by {k} percent if the union has its way",
            "a {k} percent rise is what the union wants",
        ],
        &[
            "only emergency crews were [on duty|at work], {m} people in all",
            "a skeleton staff of {m} [kept|held] the emergency service going",
            "apart from {m} emergency workers nobody [turned up|clocked on]",
        ],
    ],
    official: &[
        &[
            "both sides would meet again on {nextday} in {near}",
            "a new round of talks was set for {nextday} in {near}",
            "negotiators had agreed to return to the table in {near} on {nextday}",
        ],
        &[
            "the [sticking point|hardest question] was the night allowance",
            "they differed most of all over the night allowance",
            "what kept union and employer apart was the night allowance",
        ],
        &[
            "the dispute [cost|was costing] the region {sum} a day",
            "each day of the stoppage meant a loss of {sum} for the area",
            "every day without work set the local economy back by {sum}",
        ],
        &[
            "soldiers would not be used to replace strikers",
            "there was no plan to let soldiers do the work",
            "sending in soldiers in place of the workers was out of the question",
        ],
    ],
    official_quotes: &[
        "I have locked better people than these in a room until they shook hands",
        "Nobody wins the second week of a strike",
        "The door is open and the coffee is on",
    ],
    company: &[
        &[
            "its offer of a one-off payment still stood",
            "the one-off payment it had proposed remained on the table",
        ],
        &[
            "sick leave had doubled in the week before",
            "the previous week had seen twice as much sick leave as usual",
        ],
    ],
    witness_quotes: &[
        "I have not had a free Sunday since my son learned to walk",
        "They gave us a fruit basket and called it recognition",
        "My feet hurt and I am late, but I would do the same in their place",
        "We burned two pallets to keep warm and a manager brought us a third",
        "You cannot eat applause",
        "I counted fourteen buses that did not come",
        "My grandfather stood at this very gate in the same coat",
        "If they close the canteen as well we may as well bring tents",
    ],
    witness: &[
        &[
            "managers had been seen sweeping the yard themselves",
            "the yard was being swept by people from management",
        ],
        &[
            "pensioners were bringing soup to the pickets",
            "old people from the quarter kept the pickets supplied with soup",
        ],
        &[
            "three colleagues had quit over the rosters since summer",
            "since the summer the rosters had driven out three of the team",
        ],
        &[
            "the night shift had voted with one voice against the rosters",
            "about the rosters not one hand on the night shift had gone up in favour",
        ],
    ],
    expert: &[
        &[
            "the night allowance has [trailed|lagged behind] prices for [five|six] years",
            "prices have outrun the night allowance for [five|six] years",
        ],
        &[
            "strikes over rosters are mostly settled within nine days",
            "about nine days is how long disputes over rosters last",
        ],
    ],
    background: &[
        &[
            "{org} took over {site} in {year}",
            "{site} has been run by {org} since {year}",
        ],
        &[
            "The last stoppage, over uniforms, was settled after a week",
            "A week was enough to end the last walkout, which was about uniforms",
        ],
        &[
            "About {pop} people depend on it every day",
            "Every day some {pop} people rely on it",
        ],
    ],
    dispute: &[
        "the employer had already hired soldiers on leave before the talks began",
        "soldiers on leave were signed up before negotiations even started",
        "before the first round of talks there were contracts with soldiers on leave",
    ],
};

const LAYOFFS: Topic = Topic {
    sites: &[
        "{place} engine plant",
        "{place} steelworks",
        "{place} television factory",
        "{place} shipyard",
    ],
    orgs: &[
        "{name} Motors",
        "{name} Steel",
        "{name} Electric",
        "{name} Group",
    ],
    officials: &[
        "economy minister",
        "head of the regional development agency",
        "governor",
    ],
    witnesses: &[
        "a toolmaker with two children",
        "the owner of the tavern by the gate",
        "an apprentice in his final year",
        "a crane operator",
        "a bookkeeper on the third floor",
        "the pastor of the workers' chapel",
    ],
    experts: &[
        "an industry analyst at {name} Research",
        "an economist at the {near} School of Business",
    ],
    unnamed: &[
        "three people with knowledge of the plan",
        "a member of the supervisory board",
        "a senior manager of the company",
    ],
    titles: &[
        "{org} to [close|shut] {site}",
        "{n} jobs to go at {site}",
        "[Shock|Anger] in {place} as {org} [quits|pulls out]",
        "{org} [axes|cuts] {n} jobs in {place}",
    ],
    core: &[
        &[
            "{org} [will close|is closing] its {site} with the loss of {n} jobs, it was [announced|disclosed] on {day}",
            "the {site} is to be shut and {n} people will lose their work, {org} staff learned on {day}",
            "{n} employees of the {site} were told on {day} that {org} is giving the place up",
        ],
        &[
            "production will move to a [newer|larger] plant near {near} within {m} months",
            "{m} months from now the machines are to run in a plant close to {near}",
            "everything made there is to come from {near} after a transition of {m} months",
        ],
        &[
            "shares in the company rose {k} percent",
            "investors pushed the stock up by {k} percent",
            "on the exchange the paper gained {k} percent",
        ],
    ],
    official: &[
        &[
            "the company had taken {sum} in subsidies and must pay them back",
            "grants worth {sum} would be reclaimed",
            "the state wanted its {sum} of aid returned",
        ],
        &[
            "he had [heard|learned] of the decision from the radio",
            "the radio was where the news had reached the government first",
            "nobody warned the authorities before it was on the radio",
        ],
        &[
            "retraining for [the staff|those affected] would start in {month}",
            "from {month} the state would pay for retraining of the workers",
            "retraining at public cost would be open to them from {month}",
        ],
        &[
            "two investors had [asked about|shown interest in] the paint shop",
            "the paint shop had drawn inquiries from a pair of investors",
            "there were two investors that might take over the paint shop",
        ],
    ],
    official_quotes: &[
        "You do not take the state's money and leave by the back door",
        "This town built that company, not the other way round",
        "I intend to read every line of that contract aloud",
    ],
    company: &[
        &[
            "orders had fallen by a third",
            "a third of its orders had gone",
        ],
        &[
            "nobody in the paint shop would be dismissed before the end of the year",
            "the paint shop would run at least until the year is out",
        ],
    ],
    witness_quotes: &[
        "My badge worked this morning, that is all they could tell me",
        "I poured more schnapps by noon than in a whole week",
        "I have a mortgage and half an apprenticeship",
        "We trained the people who will be doing our jobs, they were very polite",
        "They read it out in two minutes and there was a drone filming us",
        "There are four generations of my family in the photograph in the canteen",
        "The bell for the shift rang and not a soul moved",
        "My wife works in the paint shop so that is both of us",
    ],
    witness: &[
        &[
            "lorries had been taking moulds away at night for weeks",
            "moulds had been driven off after dark",
        ],
        &[
            "there were orders until the spring",
            "the paint shop had orders to last until spring",
        ],
        &[
            "the canteen had stopped buying on credit",
            "the canteen was being run on cash only",
        ],
        &[
            "some of the presses were younger than the apprentices",
            "part of the presses were so new that apprentices were older",
        ],
    ],
    expert: &[
        &[
            "the paint shop was [profitable|making money] but too small for the group",
            "although the paint shop earned a profit, its size did not suit the group",
        ],
        &[
            "others with a paint shop will follow within a year",
            "within twelve months other makers can be expected to give up the paint shop",
        ],
    ],
    background: &[
        &[
            "{org} has been in {place} since {year}",
            "Since {year} {org} has had its works in {place}",
        ],
        &[
            "One household in five in {place} lives from the plant",
            "The plant feeds every fifth household in {place}",
        ],
        &[
            "The group closed a similar foundry two years ago",
            "Two years ago the group gave up a foundry of the same kind",
        ],
    ],
    dispute: &[
        "the board had decided to sell the presses before it took the last round of state aid",
        "directors settled on selling the presses before accepting the final grant",
        "when the last subsidy was paid, the sale of the presses was already agreed in the boardroom",
    ],
};
