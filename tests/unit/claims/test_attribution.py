from __future__ import annotations

import pytest

from tui.claims import judge


def who(sentence):
    return judge(sentence).attribution


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The minister said that taxes will rise.", "The minister"),
        ("“Taxes will rise,” said the minister.", "the minister"),
        ("“Taxes will rise,” Jane Miller quipped.", "Jane Miller"),
        ('"We lost," he told reporters on Monday.', "he"),
        ("According to a new poll, voters want change.", "a new poll"),
        ("Prices fell by 3 percent, according to the Bureau of Statistics.",
         "the Bureau of Statistics"),
        ("Leaked files reveal that the model has 120 billion parameters.", "Leaked files"),
        ("References in the code suggest the company could release it soon.",
         "References in the code"),
        ("Critics argue that the plan is too expensive.", "Critics"),
        ("The union criticised the decision.", "The union"),
        ("Ann Harrow attributed the accident to frost.", "Ann Harrow"),
        ("The seafarers' union disputes that.", "The seafarers' union"),
        ("Asked whether he was paid, Mayor Ante Lowe said no.", "Mayor Ante Lowe"),
        ("Documents that I have seen show that he sold a plot.", "Documents"),
        ("Pollen comes early, a study published in Aerobiology Letters has found.", "a study"),
        ("Minutes of May 2023, seen by the Echo, show that the cabinet rejected it.", "Minutes"),
        ("The report the committee published suggests the dam leaks.", "The report"),
        ("There isn't a single study that shows more accidents.", None),
        ("In 1932 Anna Posch reported that a star had burst.", "Anna Posch"),
        ("A longer bridge is something that customers have asked for since 2023.", None),
        ("It has sold 400, according to the maker only 40 of them in May.", "the maker"),
        ("It has 3 modes, according to strings found in it.", "strings found in it"),
        ("A long cell that says", None),
        ("The 400 pumps were sorted according to their size.", None),
        ("The tribunal holds that the law of 1932 is void.", "The tribunal"),
        ("The bridge was closed, a court heard on Thursday.", "a court"),
        ("Not one of them mentioned that the bridge was closed.", None),
        ("The ferry sank on 4 May, two of them said.", "two of them"),
        ("The quote is old, but there is no evidence that he ever said it.", None),
        ("Economists at the bank had forecast that it would grow by 2%.",
         "Economists at the bank"),
        ("Paul Lowe (Ind), who has lived there for 9 years, says the wall was weak.", "Paul Lowe"),
        ("The rule of 1932 is old because it says so.", None),
        ("Yearly plans can be cancelled in 30 days.", None),
        ("The figures tell another story of 1932.", None),
        ("Repairs took until Thursday evening, it added.", "it"),
        ("The authors found no evidence that it lasted for 9 days.", "The authors"),
        ("A study of 5,600 men linked beer to stress.", "A study of 5,600 men"),
        ("Data links between the two offices failed in May.", None),
        ("Mosses count days, researchers at the Halden Institute of Botany report today.",
         "researchers at the Halden Institute of Botany"),
        ("Mr Lowe died within minutes, the inquest heard.", "the inquest"),
        ("Jurors were told that he owned 14 cars.", "Jurors"),
        ("The court heard evidence from 4 men.", None),
        ("The company that runs the ferry said it had lost money.", "The company"),
        ("The company that makes the vaccine said it had lost money.", "The company"),
        ("The report that was published on Monday says that the dam leaks.", "The report"),
        ("Its lawyers claim that it is false.", "Its lawyers"),
        ("Drilling at the mine found 220 grams of gold.", None),
        ("It puts the sum at 40 million euros.", "It"),
        ("He was denied by a brilliant keeper.", None),
        ("On the floods of 2013: “All of it points to 40.”", None),
        ("The office's new computer: “It runs 40 models.”", None),
        ("The mayor's spokesman: “We lost 40 trains.”", "The mayor's spokesman"),
        ("The council wants a road that its own planners say would save 2 minutes.",
         "The council"),
        ("Sometimes researchers know that it is new.", "researchers"),
        ("The recently described moss is an example of that.", None),
        ("The worst thing Topolsky says is that it broke.", "Topolsky"),
        ("As the council nears the votes, members thanked Ann and acknowledged 9 losses.",
         "members"),
        ("Ayr, N.Y., May 28, 2015 Norvia Rail announced 40 orders.", "Norvia Rail"),
        ("Jones, the mayor of Springfield, denied the report.", "Jones"),
        ("The model was described by experts as a breakthrough.", "experts"),
        ("The plan, a judge ruled on Friday, breaks the law.", "a judge"),
        ("The firm was first warned on 11 July by its auditors.", "its auditors"),
        ("The firm was never told of the fault.", None),
        ("Repairs will cost 4 million euros, the city council estimates.", "the city council"),
        ("The crowd was 4,000, police estimate.", "police"),
        ("The operator claims 38 km/h.", "The operator"),
        ("The storm claims 12 lives.", None),
        ("Smith left early, saying that she was ill.", "Smith"),
        ("The reefs grew twice as fast, researchers report in the journal Tides.", "researchers"),
        ("Most of it lay deeper, scientists write in Tides.", "scientists"),
        ("Vera Holm, who maps reefs in Oslo, is not convinced that they grew.", "Vera Holm"),
        ("In the auditors' view, the contract was void.", "the auditors"),
        ("Vera Holm does not rule out a new tax on farms.", "Vera Holm"),
        ("For years investors believed that the firm would fail.", "investors"),
        ("The finding suggests that the reefs may have grown.", None),
        ("The senator's claim that crime has doubled is wrong.", "The senator"),
        ("There are rumours that the bank will close.", "rumours"),
        ("Mayor Bloomberg: “This is over.”", "Mayor Bloomberg"),
        ("The board issued a formal update stating that the plant would close.", "The board"),
        ("Northlight Robotics, Inc. (NYSE: NLR) today announced a new robot.",
         "Northlight Robotics, Inc"),
        ("Analysts at Brandt & Co. expect that others will follow.", "Analysts at Brandt & Co"),
        ("Nine of them gained hearing after one injection, an early trial has found.",
         "an early trial"),
        ("The agency's own team flagged the valve as the likely cause.", "The agency's own team"),
        ("A study showed a drop of 5 percent.", "A study"),
        ("The minister said no cheaper way had been looked at.", "The minister"),
        ("The union claims it warned the company in October.", "The union"),
        ("The largest trial so far, run in Ohio, reported a gain.", "The largest trial"),
        ("The glaziers suspect that the frame was bent.", "The glaziers"),
        ("Two sources close to the talks suggested that the plant would close.",
         "Two sources close to the talks"),
        ("Piet Verhulst, who was not involved, called the rate of 18% “a real problem”.",
         "Piet Verhulst"),
        ("The contract was extended until 2041, documents seen by the Post show.", "documents"),
        ("By the time people feel ill, half of the capacity is gone.", None),
        ("Most of them may not know it.", None),
        ("The Growers' Union puts the loss at €48m.", "The Growers' Union"),
        ("The wells fill if the rain does not stop, said Ann Lee, the head of the farm.",
         "Ann Lee"),
        ("In the words of the coroner, it was murder.", "the coroner"),
        ("As the caretaker noted, two doors were open.", "the caretaker"),
        ("As the name implies, two doors were open.", None),
        ("According to one of the divers, the hull is whole.", "one of the divers"),
        ("It is conceivable that the two men knew each other.", None),
        ("Per the indictment, 9 million euros were moved.", "the indictment"),
        ("The rent is 20 euros per square metre.", None),
        ("For the union, 300 jobs are at stake.", "the union"),
        ("To the town, the hall is worth 2 million.", None),
        ("“We were in Rome,” the glaziers wrote in a letter.", "the glaziers"),
        ("“We lost 40 cows”: that is how farmer Joe Pitt sums up the night.", "farmer Joe Pitt"),
        ("The miller, Ann Rudge, said the weir was shut at 4 am.", "Ann Rudge"),
        ("Ann Rudge, the miller, said the weir was shut at 4 am.", "Ann Rudge"),
        ("Rudge (the miller) said the weir was shut at 4 am.", "Rudge"),
        ("The weir was shut at 4 am, said the miller Ann Rudge.", "the miller Ann Rudge"),
        ("The weir was shut at 4 am, said the miller, Ann Rudge.", "Ann Rudge"),
        ("“It was shut,” said Ann Rudge, the miller.", "Ann Rudge"),
        ("In a statement, the head of Norvia, Ian van Hale, said sales fell 4%.", "Ian van Hale"),
        ("The union's secretary – Tom Byrne – said 300 jobs were lost.", "Tom Byrne"),
        ("According to the miller, Ann Rudge, it was shut.", "Ann Rudge"),
        ("According to the police, Ann Rudge, a miller, was killed.", "the police"),
        ("A hospital in Austin, Texas, said 12 patients fell ill.", "A hospital in Austin"),
        ("The mayor of Albany, New York, said 12 men fell ill.", "The mayor of Albany"),
        ("The regulator, Ofwat, said 12 rivers were polluted.", "Ofwat"),
        ("Dr. J. P. Okafor of the Institute said they were spoilt.",
         "Dr. J. P. Okafor of the Institute"),
        ("“12 reefs died,” says lead author Wei Zhang.", "lead author Wei Zhang"),
        ("According to the maker it runs for 48 hours.", "the maker"),
        ("The firm will not sail after engineers found a 40-centimetre crack.", None),
        ("The auditors found 3 million euros in losses.", "The auditors"),
        ("Korvo claims the new foam returns 71% of energy.", "Korvo"),
        ("Dr Helen Marsh gave evidence that the water was foul in May.", "Dr Helen Marsh"),
        ("It is often said that the unions are to blame.", None),
        ("She has confirmed that offer.", "She"),
        ("“We regret it,” Korven spokesman Per Dahl told reporters.", "Korven spokesman Per Dahl"),
        ("A recount was refused by the officer, Colin Shaw.", "Colin Shaw"),
        ("E.U. leaders warn that the bloc could fall apart.", "E.U. leaders"),
        ("The suspect, John Orr, said to have fled, was held on 3 May.", None),
        ("The dog, claimed by nobody, was found on 3 May.", None),
        ("One resident, Paulo Reis, 54, told this newspaper the water was brown.", "Paulo Reis"),
        ("The club dismissed reports that its coach had left.", "The club"),
        ("Growers in the hills, among them Ann Lee, say wells are dry.", "Growers in the hills"),
        ("As the fire chief explained, two doors were open.", "the fire chief"),
        ("The army has dismissed as lies reports that it fired on a crowd.", "The army"),
        ("Photos taken by guests show a crack in the dam.", "Photos"),
        ("Four in ten nurses smoke, a survey shows.", "a survey"),
        ("The team from Oslo claims to have found the wreck.", "The team from Oslo"),
        ("Divers found 300 coins in the wreck.", None),
        ("The study found no link between rain and gout.", "The study"),
        ("In her view, the reform came too late.", "her"),
        ("Talk that the actor had died proved to be false.", None),
        ("According to its privacy policy, the app tells 14 partners.", "its privacy policy"),
    ],
)  # fmt: skip
def test_a_source_is_named_in_the_words_of_the_text(sentence, source):
    assert who(sentence) == source


@pytest.mark.parametrize(
    "sentence",
    [
        "The company has not confirmed the release.",
        "The report was long and the claim was old.",
        "Laws in 15 states allow it.",
        "The United States has 50 states.",
        "Everything went according to plan.",
        "I think that this is wrong.",
        "“I think they lied to us.”",
        "She asked nobody and left for Paris in 1998.",
        "Developers can propose changes to the code.",
        "A strategic reply would be useful.",
        "The book says nothing.",
        "It adds another tool to the kit.",
        "Everyone is asking about the wind.",
        "If the board confirms that, the wind won't matter at all.",
        "I'd recommend the old version for now.",
        "Models from firms like Osira have shown strong performance.",
        "The principles championed by the movement changed the field.",
        "Later versions based on Orbit 4 were sold in Japan, citing costs.",
    ],
)
def test_nouns_names_denials_and_possibilities_are_no_sources(sentence):
    assert who(sentence) in {None, "She"}


def test_whoever_speaks_inside_a_quotation_is_not_its_source():
    assert who("“My neighbour said it rained,” Ann Lee recalled.") == "Ann Lee"


def test_the_outer_source_wins_over_one_in_a_relative_clause():
    sentence = "The senator, who thinks highly of her, said the bill would fail."
    assert who(sentence) == "The senator"


def test_each_clause_has_its_own_source():
    found = judge("Critics say the plan is too expensive, but the town has paid for it.")
    assert found.attribution == "Critics"


def test_a_participle_belongs_to_the_subject_of_its_own_clause():
    sentence = "Meta releases its models, while Anthropic withholds its own, citing safety."
    assert who(sentence) != "Meta"


def test_a_long_line_is_looked_at_only_at_its_beginning():
    assert judge("said " * 100_000).score < 1


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Das Werk schließt im Mai, wie das Unternehmen am Dienstag mitteilte.",
         "das Unternehmen"),
        ("„Wir bleiben“, sagte Geschäftsführerin Anna Bergmann der Zeitung.",
         "Geschäftsführerin Anna Bergmann"),
        ("Laut einer Studie der Universität sank der Wert um 18 Prozent.",
         "einer Studie der Universität"),
        ("Selon le maire, les travaux dans la ville coûteront 12 millions d'euros.", "le maire"),
    ],
)  # fmt: skip
def test_sources_in_other_languages(sentence, source):
    assert who(sentence) == source


def test_who_puts_something_at_a_figure_is_its_source():
    assert judge("The insurer reportedly puts the damage at 60 million.").attribution == (
        "The insurer"
    )
    assert judge("He put the kettle at the window.").attribution is None


def test_a_cable_is_a_record_only_where_it_is_a_message():
    assert judge("14 cables show cracks deeper than 2 mm.").attribution is None
    told = judge("Leaked cables show that the minister knew of 14 deaths.")
    assert told.attribution == "Leaked cables"


def test_a_time_before_a_source_is_no_part_of_it():
    said = judge("Shares fell 12% a day after the bank said its profits were 3 million.")
    assert said.attribution == "the bank"


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The union said that staff had been told by text message at 5 a.m.", "The union"),
        ("One of them, Norvik, said on Wednesday that it had moved its orders.", "Norvik"),
        ("Flames were first seen shortly after 11 p.m.", None),
        ("Perhaps it got lost, perhaps somebody thought that it was over.", None),
        ("Dr Felix Amara calculated that £41,000 had been paid back.", "Dr Felix Amara"),
        ("Cllr Dunn was concerned that the sewer might not cope.", "Cllr Dunn"),
        ("Kestrel claims 70 km from one charge.", "Kestrel"),
        ("The storm claimed 12 lives in May.", None),
        ("Cllr Tallow declared an interest in item 4.", None),
        ("Mr Treadwell will give evidence on Thursday.", None),
        ("The ministry will decide in November which plan gets the money.", None),
        ("Police do not believe the fire was set on purpose.", "Police"),
        ("Earlier work on pigeons found that they follow motorways.", "work on pigeons"),
        ("Officer Dale Fenn saw a gray Ridgeback run a red light.", None),
        ("The 4.2 notes say that the delay was cut to 3 seconds.", "The 4.2 notes"),
        ("The log of that winter notes that they lived on limpets.", "The log of that winter"),
        ("Management has offered 4.1 per cent.", "Management"),
        ("Baird gives a figure of £70,500.", "Baird"),
        ("Das stimmt nicht, widerspricht die Verwaltung: Er kam im März.", "die Verwaltung"),
        ("Er verkaufe ein Drittel weniger, so Bäcker Ali Demir aus Holm.", "Bäcker Ali Demir"),
    ],
)
def test_who_says_so_is_somebody(sentence, source):
    assert judge(sentence).attribution == source
