//! To whom, when, and on which terms.

mod addressees;
mod dates;
mod nested;

use super::read;

#[track_caller]
fn check_told(text: &str, words: Option<&str>, outlet: Option<&str>) {
    let (body, understood) = read(text);
    let told = understood.attributions[0].told.as_ref();
    assert_eq!(told.map(|t| t.span.of(&body)), words, "{text}");
    assert_eq!(told.and_then(|t| t.outlet.as_deref()), outlet, "{text}");
}

#[test]
fn whom_they_told() {
    let courier = Some("Harbour Courier");
    check_told(
        "[S Oda] [C told] the Harbour Courier [X that it rained].",
        Some("the Harbour Courier"),
        courier,
    );
    check_told(
        "[S Oda] [C told] Northwire [X it rained].",
        Some("Northwire"),
        Some("Northwire"),
    );
    check_told(
        "[S Oda] [C told] reporters in Port Vell [X that it rained].",
        Some("reporters in Port Vell"),
        None,
    );
    check_told(
        "[S Oda] [C told] Lund [X that it rained].",
        Some("Lund"),
        None,
    );
    check_told(
        "[X “It rained,”] [S Oda] [C told] journalists in November 2023.",
        Some("journalists"),
        None,
    );
    check_told(
        "[S Oda] [C said] in an interview with the Courier on Monday [X that it rained].",
        Some("the Courier"),
        courier,
    );
    check_told(
        "[S Oda] [C informed] Northwire [X that it rained].",
        Some("Northwire"),
        Some("Northwire"),
    );
    check_told(
        "[X It rained], [C revealed] [S three sources familiar with the matter] to Northwire.",
        Some("Northwire"),
        Some("Northwire"),
    );
    check_told(
        "[X “It rained,”] [C divulged] [S a source], speaking to Northwire on condition of anonymity.",
        Some("Northwire"),
        Some("Northwire"),
    );
    check_told(
        "[S Oda] [C suggested] in an interview with Velian talk-show host Bo Carr on Feb. 6 [X that it rained].",
        Some("Velian talk-show host Bo Carr"),
        None,
    );
    check_told(
        "[S Oda] [C told] Beacon News' Ann Lee [X that it rained].",
        Some("Beacon News"),
        Some("Beacon News"),
    );
}

#[test]
fn listeners_without_a_name() {
    check_told(
        "[S Oda] [C told] voters here [X that it rained].",
        Some("voters"),
        None,
    );
    check_told("[S Oda] [C told] me [X that it rained].", Some("me"), None);
    check_told(
        "[S Oda] [C told] members of the board [X that it rained].",
        Some("members"),
        None,
    );
}

#[test]
fn whom_nobody_told() {
    check_told("[S Oda] [C said] [X she told Northwire so].", None, None);
    check_told("[S Oda] [C was told] [X that it rained].", None, None);
    check_told(
        "[S Oda] [C refused] [X to talk to the Courier].",
        None,
        None,
    );
    check_told("[S Oda] [C told] [X it as it was].", None, None);
}

#[track_caller]
fn check_date(text: &str, expected: Option<&str>) {
    let (_, understood) = read(text);
    let date = understood.attributions[0].said_on.as_ref();
    assert_eq!(date.map(|d| d.as_str()), expected, "{text}");
}

#[test]
fn when_it_was_said() {
    check_date(
        "[X “It rained,”] [S Oda] [C said] in December 2023.",
        Some("2023-12"),
    );
    check_date(
        "[X “It rained,”] [S Oda] [C told] journalists in November 2023.",
        Some("2023-11"),
    );
    check_date(
        "[S Oda] [C said] on Feb. 13 [X that it rained].",
        Some("2024-02-13"),
    );
    check_date(
        "[S Oda] [C said] on Tuesday [X that it rained].",
        Some("2024-02-13"),
    );
    check_date(
        "On Feb. 12, [S Oda] [C said] [X it rained].",
        Some("2024-02-12"),
    );
    check_date(
        "[S Oda] [C told] Bo Carr last week [X that it rained].",
        None,
    );
    check_date("[S Oda] [C said] [X that it rained on Feb. 13].", None);
    check_date("[S Oda] [C said] [X it rained in January].", None);
}

#[track_caller]
fn check_terms(text: &str, kind: Option<&str>, words: &str, reason: Option<&str>) {
    let (body, understood) = read(text);
    let rule = understood.attributions[0].ground_rule;
    assert_eq!(rule.map(|r| r.kind.as_str()), kind, "{text}");
    if let Some(rule) = rule {
        assert_eq!(rule.span.of(&body), words, "{text}");
        assert_eq!(rule.reason.map(|r| r.of(&body)), reason, "{text}");
    }
}

#[test]
fn on_which_terms() {
    let anonymity = Some("anonymity");
    check_terms(
        "[X “It rained,”] [S a source] [C told] Northwire on condition of anonymity due to the delicacy of the matter.",
        anonymity,
        "on condition of anonymity",
        Some("due to the delicacy of the matter"),
    );
    check_terms(
        "[S An official, speaking in Vell on condition of anonymity,] [C said] [X it rained].",
        anonymity,
        "on condition of anonymity",
        None,
    );
    check_terms(
        "[S An aide who asked not to be named] [C said] [X it rained].",
        anonymity,
        "asked not to be named",
        None,
    );
    check_terms(
        "[S An aide, who declined to be identified,] [C said] [X it rained].",
        anonymity,
        "declined to be identified",
        None,
    );
    check_terms(
        "[S An aide who was not authorised to speak publicly] [C said] [X it rained].",
        anonymity,
        "not authorised to",
        None,
    );
    check_terms(
        "[S An aide] [C said] [X it rained], speaking on the condition of anonymity because he feared for his job.",
        anonymity,
        "on the condition of anonymity",
        Some("because he feared for his job"),
    );
    check_terms(
        "[S Officials, speaking on the basis of anonymity,] [C said] [X it rained].",
        anonymity,
        "on the basis of anonymity",
        None,
    );
    check_terms(
        "[S An aide, who declined to give her name,] [C said] [X it rained].",
        anonymity,
        "declined to give her name",
        None,
    );
    check_terms(
        "[S An aide] [C said] on background [X that it rained].",
        Some("background"),
        "on background",
        None,
    );
    check_terms(
        "[S An aide] [C said] off the record [X that it rained].",
        Some("off-the-record"),
        "off the record",
        None,
    );
    check_terms(
        "[S An aide] [C said] [X the victims should not be named].",
        None,
        "",
        None,
    );
    check_terms(
        "[S An aide] [C said] the background check [X had failed].",
        None,
        "",
        None,
    );
}
