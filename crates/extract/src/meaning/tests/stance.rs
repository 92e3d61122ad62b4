//! What speakers do: assert, deny, decline, ask; and how it is quoted.

pub(super) mod cases;
mod denials;
mod forms;
mod hedges;
mod refusals;

use super::read;
use onrecord_core::{Form, Stance};

#[track_caller]
fn check(text: &str, expected: Stance) {
    let (_, understood) = read(text);
    assert_eq!(understood.attributions[0].stance, expected, "{text}");
}

#[test]
fn denials() {
    for text in [
        "[S The port] [C denied] [X any talks with the union].",
        "[S A Velian source] [C categorically denied] [X that there had been a call].",
        "[S The mayor] [C rejected claims] [X that he had been paid].",
        "[S Oda] [C dismissed] [X reports of a split].",
        "[S Oda] [C dismissed] [X the idea that she had met the envoy].",
        "[S Oda] [C dismissed] [X the letter] as a forgery and [X nonsense].",
        "[S The ministry] [C disputed] [X the figures].",
        "[S His lawyers] [C refuted] [X the charge].",
        "[S The envoy] [C said] [X there had been no contact].",
        "[S The envoy] [C said] [X that the island has not engaged in any secret talks].",
        "[S He] [C said] [X he was unaware of any contact through brokers].",
        "[S Sources] [C said] [X they were unaware of such meetings].",
        "[S The firm] [C insisted] [X it never asked for the files].",
        "[S The firm] [C insisted] [X it had never asked for the files].",
        "[S Lund] [C told] the court [X he did not write the letter].",
        "[S Lund] [C said] [X the report was false].",
        "[S Lund] [C said]: [X “The story is simply untrue.”]",
        "[S The port] [C said] [X no decision had been made].",
        "[S The port] [C said] [X that it had no role in the sale].",
        "[S Island authorities] kept to their line, [C declaring] [X no engagement in back-room talks].",
        "[S The ministry] [C said] [X the island is not involved in the war].",
        "[S Oda] [C said] [X “I didn't take the money.”]",
        "[S Oda] [C said] [X that after the storm, the crew had not left the ship].",
        "[S Oda], [C according to] [S whom] [X nobody was hurt].",
        "[S The union] [C said] [X its members weren't told about the plan].",
        "[S The aide] [C said] [X he did not know of any such call].",
        "[S The aide] [C said] [X he knew nothing of any talks].",
        "[S The aide] [C said] [X “we have no knowledge of it”].",
    ] {
        check(text, Stance::Denies);
    }
}

#[test]
fn a_will_a_feeling_or_an_offer_turned_down_is_no_denial() {
    for text in [
        "[S The island] [C said] [X it would not discuss a truce].",
        "[S The president] [C says] [X she will never accept foreign rule].",
        "[S The mayor] [C said] [X the figures did not surprise her].",
        "[S The skipper] [C said]: [X “We have no crew and no money.”]",
        "[S The island] [C rejected] [X a proposal for a ceasefire].",
        "[S The union] [C rejected] [X the offer].",
        "[S A source] [C said] [X the islanders did not want to press the union].",
        "[S A source] [C said] [X the islanders did not appear to believe him].",
        "[S Oda] [C said] [X there was no doubt about the result].",
        "[S Oda] [C said] [X the mayor no longer demands a vote].",
        "[S Oda] [C said] [X the plan is not only dear but slow].",
        "[S Oda] [C said] [X the bridge was closed and that no one was hurt].",
        "[S Oda] [C said] [X he could not rule it out].",
        "[S Oda] [C said] [X the mayor repeated false claims].",
        "[S The court] [C denied] [X a request for bail].",
        "[S Oda] [C criticised] [X the plan that was not ready].",
        "[S Oda] [C said] [X he did not know whether they had met].",
        "[S Oda] [C said] [X “as long as we're not breaking any law.”]",
        "[S Oda] [C said] [X those who had not paid were let go].",
    ] {
        check(text, Stance::Asserts);
    }
}

#[test]
fn refusals() {
    for text in [
        "[S The port] [C declined] [X to comment].",
        "[S The port] [C declined to provide] [X comments on the matter].",
        "[S The envoy] [C refused] [X to be drawn on any details of the calls].",
        "[S A spokesman] [C declined to say] [X whether they had met].",
        "[S The firm] [C did not respond] [X to a request for comment].",
        "[S The firm] did not immediately [C reply] [X to questions].",
        "[S Lund] [C could not be reached] [X for comment].",
        "[S The ministry] [C had no] [X comment].",
        "[S The ministry] [C said] [X it had no comment].",
        "[S The ministry] [C would not comment] [X on the sale].",
        "[S The port] [C would not discuss] [X the inquiry].",
        "[S The mayor] [C did not deny] [X the report].",
        "[S The ministry] [C neither confirmed nor denied] [X the strike].",
        "[S The army] [C could not confirm] [X the report].",
        "[S The army] [C said] [X it could not confirm the report].",
        "[S Brook] [C declined] [X an interview request].",
        "[S Brook] [C was not available] [X for comment].",
        "[S Brook] [C didn't return] [X calls seeking comment].",
        "[S The firm] [C declined] [X to elaborate].",
        "[S A spokeswoman] [C said] [X she could not comment on the case].",
    ] {
        check(text, Stance::Declines);
    }
}

#[test]
fn to_refuse_a_deed_is_no_refusal_to_speak() {
    for text in [
        "[S The mayor] [C refused] [X to back the plan].",
        "[S The island] [C refused] [X to give up the port].",
        "[S The board] [C declined] [X the offer].",
        "[S The union] [C refused] [X requests to stop the strike].",
    ] {
        check(text, Stance::Asserts);
    }
}

#[test]
fn questions() {
    for text in [
        "[S Oda] [C asked] [X whether the bridge was safe].",
        "[S Oda] [C wondered] [X if the bridge was safe].",
        "[X “Who pays for it?”] [S Oda] [C asked].",
        "[S Reporters] [C asked about] [X the delay].",
        "[S Oda] [C questioned] [X why nobody came].",
        "[X “Is that all?”] [S he] [C said].",
    ] {
        check(text, Stance::Asks);
    }
    check("[S Oda] [C asked] [X the crew to leave].", Stance::Asserts);
    check("[S Oda] [C asked for] [X more time].", Stance::Asserts);
}

#[track_caller]
fn check_form(text: &str, expected: Form) {
    let (_, understood) = read(text);
    assert_eq!(understood.attributions[0].form, expected, "{text}");
}

#[test]
fn forms() {
    check_form("[X “The bridge is shut,”] [S Oda] [C said].", Form::Direct);
    check_form(
        "[X \"The bridge is shut, \"] [S Oda] [C said].",
        Form::Direct,
    );
    check_form("[X «The bridge is shut»], [C said] [S Oda].", Form::Direct);
    check_form(
        "[X ''The bridge is shut,''] [S Oda] [C said]. [X ''For good.'']",
        Form::Direct,
    );
    check_form("[S Oda] [C said] [X the bridge is shut].", Form::Indirect);
    check_form(
        "[S Oda] [C said] [X the bridge is “shut for good”].",
        Form::Mixed,
    );
    check_form(
        "[S Oda] [C said]: [X “The bridge is shut.\n\n“The ferry runs.”]",
        Form::Direct,
    );
    check_form("[S Oda] [C said]: [X “The bridge is shut]", Form::Direct);
}

#[test]
fn inside_a_quotation_only_a_quotation_is_direct() {
    let (_, understood) = read(
        "[X \"[S2 Lund] [C2 told] me [X2 that they knew],\"] [S Oda] [C said]. \
         [X3 \"[S4 Lund] [C4 said]: [X4 'I knew it'],\"] [S3 Oda] [C3 added].",
    );
    let forms: Vec<Form> = understood.attributions.iter().map(|a| a.form).collect();
    assert_eq!(
        forms,
        [Form::Indirect, Form::Direct, Form::Direct, Form::Direct]
    );
}
