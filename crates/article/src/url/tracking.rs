//! Parameters that say how a reader came, not what is read.

use ::url::Url;

/// Names of parameters, lower case.
const NAMES: &[&str] = &[
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "gclsrc", "msclkid", "yclid", "ysclid",
    "twclid", "ttclid", "igshid", "igsh", "li_fat_id", "epik", "mkt_tok", "cmpid", "cmp", "cmp_id",
    "ocid", "ncid", "smid", "smtyp", "ref", "ref_src", "ref_url", "referrer", "referer", "reflink",
    "__twitter_impression", "guccounter", "guce_referrer", "guce_referrer_sig", "soc_src",
    "soc_trk", "taid", "sr_share", "spm", "_ga", "_gl", "elqtrackid", "elqtrack", "trk", "trkinfo",
    "sara_ecid", "wpisrc", "wpmm", "sfnsn", "fb_action_ids", "fb_action_types", "fb_source",
    "fb_ref", "action_object_map", "action_type_map", "action_ref_map", "st_source", "dicbo",
    "tblci", "oborigurl", "outbrainclickid", "rb_clickid", "s_kwcid", "ef_id", "ito", "ftag",
    "icid", "icmp", "intcmp", "int_source", "int_medium", "int_campaign", "linkid", "mbid",
    "nr_email_referer", "_branch_match_id", "emci", "emdi", "ceid", "hss_channel", "cn-track",
    "traffic_source", "traffictype", "share_id", "shareid", "sharetype", "xtor", "esid", "ns_mail_uid",
    "amp_js_v", "usqp", "amp_gsa", "aoh", "_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp", "wt_mc",
    "wtmc", "s_cid", "asgtbndr", "feedtype", "rss", "fromrss", "src_rss", "partner_id", "vgo_ee",
    "ns_source", "srnd", "unlocked_article_code", "giftid", "gift", "sharetoken", "accesstoken",
];

/// Beginnings of names, lower case.
const BEGINNINGS: &[&str] = &[
    "utm_", "utm-", "mc_", "pk_", "piwik_", "mtm_", "matomo_", "hsa_", "at_", "ns_", "ga_", "oly_",
    "vero_", "sc_", "yptr", "_openstat", "sref_", "dm_", "fb_comment_id", "__cf_chl", "aff_",
];

/// Takes them off, and puts the others in order of their names.
pub(super) fn strip(url: &mut Url) {
    if url.query().is_none() {
        return;
    }
    let query = url.query().unwrap_or("").to_owned();
    let mut kept: Vec<&str> = query
        .split('&')
        .filter(|pair| {
            let name = pair.split('=').next().unwrap_or("").to_ascii_lowercase();
            let tracks = NAMES.contains(&name.as_str()) || BEGINNINGS.iter().any(|b| name.starts_with(b));
            !name.is_empty() && !tracks
        })
        .collect();
    kept.sort_by_key(|pair| pair.split('=').next());
    let kept = kept.join("&");
    url.set_query((!kept.is_empty()).then_some(kept.as_str()));
}
