//! AMP and mobile variants of a page.

use ::url::Url;

/// First labels of hosts that serve the same pages to telephones.
const MOBILE: &[&str] = &["m", "mobile", "mobil", "amp", "touch", "wap"];

/// Parameters that ask for an AMP page, with their values; no value: any.
const PARAMETERS: &[(&str, &[&str])] = &[
    ("amp", &[]),
    ("outputtype", &["amp", "valid-amp"]),
    ("output", &["amp"]),
    ("mode", &["amp"]),
    ("view", &["amp"]),
    ("noamp", &[]),
    ("nonamp", &[]),
];

/// Turns a variant into the page that it is one of.
pub(super) fn join(url: &mut Url) {
    host(url);
    path(url);
    query(url);
}

fn host(url: &mut Url) {
    let Some(host) = url.host_str() else { return };
    let registrable = psl::domain_str(host).map_or(0, str::len);
    let Some(below) = host
        .len()
        .checked_sub(registrable)
        .and_then(|n| host.get(..n))
    else {
        return;
    };
    let labels: Vec<&str> = below.split_terminator('.').collect();
    // `m.harbour.example`, `de.m.harbour.example`, `www.amp.harbour.example`
    let kept: Vec<&str> = labels
        .iter()
        .copied()
        .filter(|l| !MOBILE.contains(l))
        .collect();
    if kept.len() == labels.len() || registrable == 0 {
        return;
    }
    let name = host.get(host.len() - registrable..).unwrap_or(host);
    let host = kept
        .iter()
        .chain(std::iter::once(&name))
        .copied()
        .collect::<Vec<_>>()
        .join(".");
    // Fails only where there is no host.
    let _ = url.set_host(Some(&host));
}

fn path(url: &mut Url) {
    let path = url.path().to_owned();
    let bare = path.trim_end_matches('/');
    let slash = if bare.len() < path.len() { "/" } else { "" };
    let shorter = ["/amp", "/amp.html", "/amp.htm", ".amp"]
        .iter()
        .find_map(|end| bare.strip_suffix(end))
        .map(|rest| format!("{rest}{}", if rest.is_empty() { "/" } else { slash }))
        .or_else(|| {
            let (name, end) = bare.rsplit_once('.')?;
            let name = name
                .strip_suffix(".amp")
                .or_else(|| name.strip_suffix("_amp"))?;
            end.starts_with("htm").then(|| format!("{name}.{end}"))
        })
        .or_else(|| {
            path.strip_prefix("/amp/")
                .filter(|r| !r.is_empty())
                .map(|r| format!("/{r}"))
        });
    if let Some(shorter) = shorter {
        url.set_path(&shorter);
    }
}

fn query(url: &mut Url) {
    let Some(query) = url.query().map(str::to_owned) else {
        return;
    };
    let is_variant = |pair: &&str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (name.to_ascii_lowercase(), value.to_ascii_lowercase());
        PARAMETERS.iter().any(|(n, values)| {
            *n == name && (values.is_empty() || values.contains(&value.as_str()))
        })
    };
    let kept: Vec<&str> = query.split('&').filter(|p| !is_variant(p)).collect();
    let kept = kept.join("&");
    url.set_query((!kept.is_empty()).then_some(kept.as_str()));
}
