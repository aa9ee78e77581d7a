//! What is timed, where no fixture is large enough: made anew, and the same every time.

use crate::root;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// A round of fictional countries on one large checklist.
pub(crate) fn checklist_round(
    folder: &Path,
    countries: usize,
    indicators: usize,
) -> std::io::Result<PathBuf> {
    checklist_rounds(folder, countries, indicators, 1)
}

/// Several rounds of fictional countries on one large checklist, the last in 2026.
pub(crate) fn checklist_rounds(
    folder: &Path,
    countries: usize,
    indicators: usize,
    rounds: usize,
) -> std::io::Result<PathBuf> {
    let framework = folder.join("framework");
    let round = folder.join("rounds/2026");
    fs::create_dir_all(&framework)?;
    fs::create_dir_all(&round)?;
    let source = root().join("crates/cpi-cli/template/framework/framework.toml");
    fs::copy(source, framework.join("framework.toml"))?;
    let mut table = BufWriter::new(File::create(framework.join("indicators.csv"))?);
    writeln!(table, "code,parent,kind,scale,view:dimension")?;
    for i in 0..indicators {
        let (parent, group) = if i % 2 == 0 {
            ("art19", "law")
        } else {
            ("art20", "services")
        };
        writeln!(table, "i{i},{parent},checklist,compliance,{group}")?;
    }
    table.flush()?;
    let codes: Vec<String> = (0..countries)
        .map(|i| {
            let letter = |i: usize| char::from(b'A' + i as u8 % 26);
            format!("X{}{}", letter(i / 26), letter(i))
        })
        .collect();
    let listed: Vec<String> = codes.iter().map(|code| format!("\"{code}\"")).collect();
    let years: Vec<usize> = (2027 - rounds..2027).collect();
    let declared: Vec<String> = years
        .iter()
        .map(|year| format!("[[rounds]]\nid = \"{year}\"\nreference_date = \"{year}-12-31\"\n"))
        .collect();
    fs::write(
        round.join("round.toml"),
        format!(
            "schema_version = 1\ncountries = [{}]\n[framework]\nid = \"my-index\"\nversion = \"0.1\"\n{}[[tables]]\nfile = \"answers.csv\"\nshape = \"wide\"\nround = \"round\"\n",
            listed.join(", "),
            declared.concat()
        ),
    )?;
    let mut table = BufWriter::new(File::create(round.join("answers.csv"))?);
    write!(table, "country,round")?;
    for i in 0..indicators {
        write!(table, ",i{i}")?;
    }
    writeln!(table)?;
    for (y, year) in years.iter().rev().enumerate() {
        for (c, code) in codes.iter().enumerate() {
            write!(table, "{code},{year}")?;
            for i in 0..indicators {
                // In each earlier round about a twentieth of the answers were others.
                let shift = if (i + c) % 20 < y { indicators * y } else { 0 };
                write!(table, ",{}", answer(c, i + shift))?;
            }
            writeln!(table)?;
        }
    }
    table.flush()?;
    Ok(folder.to_owned())
}

/// The same under a tree of 140 nodes: the index, 8 parts and 131 articles, or fewer where there are few indicators.
pub(super) fn tree_of_rounds(
    folder: &Path,
    countries: usize,
    indicators: usize,
    rounds: usize,
) -> std::io::Result<PathBuf> {
    const PARTS: usize = 8;
    let made = checklist_rounds(folder, countries, indicators, rounds)?;
    let articles = 131.min(indicators * 3 / 4);
    let file = made.join("framework/framework.toml");
    let declared = fs::read_to_string(&file)?;
    let (before, rest) = declared
        .split_once("[[nodes]]\ncode = \"art19\"")
        .expect("the template has the article");
    let (_, views) = rest
        .split_once("[[views]]")
        .expect("the template has a view");
    let mut text = before.to_owned();
    for part in 0..PARTS {
        text.push_str(&format!(
            "[[nodes]]\ncode = \"part{part}\"\nparent = \"index\"\nlevel = \"part\"\nlabel = {{ en = \"Part {part}\" }}\n"
        ));
    }
    for article in 0..articles {
        text.push_str(&format!(
            "[[nodes]]\ncode = \"art{article}\"\nparent = \"part{}\"\nlevel = \"article\"\nlabel = {{ en = \"Article {article}\" }}\n",
            article % PARTS
        ));
    }
    text.push_str("[[views]]");
    text.push_str(views);
    fs::write(file, text)?;
    let mut table = BufWriter::new(File::create(made.join("framework/indicators.csv"))?);
    writeln!(table, "code,parent,kind,scale,view:dimension,question@en")?;
    for i in 0..indicators {
        let group = ["law", "services"][i / articles % 2];
        writeln!(
            table,
            "i{i},art{},checklist,compliance,{group},Is question {i} of the checklist answered by law or by services?",
            i % articles
        )?;
    }
    table.flush()?;
    Ok(made)
}

/// An answer without pattern: one of twenty is missing, and some countries do better than
/// others. The bits are mixed by SplitMix64.
fn answer(country: usize, indicator: usize) -> &'static str {
    let mut mixed = (country * 1_000_003 + indicator * 7919 + 12_345) as u64;
    for _ in 0..2 {
        mixed = mixed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
    }
    match mixed as usize % 100 {
        0..5 => "",
        share if share < 35 + country % 23 => "yes",
        share if share < 70 + country % 17 => "partially",
        _ => "no",
    }
}

/// The WBL panel over more years: the same rows again under other rounds.
pub(crate) fn panel(folder: &Path, years: usize) -> std::io::Result<PathBuf> {
    let source = root().join("fixtures/indices/wbl");
    let framework = folder.join("framework");
    let round = folder.join("rounds/panel");
    fs::create_dir_all(&framework)?;
    fs::create_dir_all(&round)?;
    for file in ["framework.toml", "indicators.csv"] {
        fs::copy(source.join("framework").join(file), framework.join(file))?;
    }
    let declared = fs::read_to_string(source.join("rounds/1971-2020/round.toml"))?;
    let mut kept = String::new();
    let mut in_rounds = false;
    for line in declared.lines() {
        if line.starts_with("[[") || line.starts_with('[') {
            in_rounds = line.starts_with("[[rounds]]");
        }
        if !in_rounds {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    for year in 0..years {
        kept.push_str(&format!(
            "[[rounds]]\nid = \"y{year}\"\nreference_date = \"2020-12-31\"\n"
        ));
    }
    fs::write(round.join("round.toml"), kept)?;
    let answers = fs::read_to_string(source.join("rounds/1971-2020/answers.csv"))?;
    let mut lines = answers.lines();
    let mut table = BufWriter::new(File::create(round.join("answers.csv"))?);
    writeln!(table, "{}", lines.next().unwrap_or_default())?;
    let rows: Vec<(&str, usize, &str)> = lines
        .filter_map(|line| {
            let mut cells = line.splitn(3, ',');
            Some((cells.next()?, cells.next()?.parse().ok()?, cells.next()?))
        })
        .collect();
    for copy in 0..years / 50 {
        for (code, year, rest) in &rows {
            writeln!(table, "{code},y{},{rest}", copy * 50 + (year - 1971))?;
        }
    }
    table.flush()?;
    Ok(folder.to_owned())
}
