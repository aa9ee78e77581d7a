//! How long does it take to score one changed answer, and to plan? Give the folder of an
//! index and a round; `cargo xtask bench` does.

use cpi_io::IndexFolder;
use cpi_model::draft::{Activated, TargetDraft, TargetsDraft};
use cpi_model::framework::IndicatorMeasure;
use cpi_scoring::{Session, plan};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("give the folder of an index")?;
    let wanted = arguments.next();
    let index = IndexFolder::open(Path::new(&folder))?;
    let framework = Arc::new(index.index.framework);
    let mut round = index.index.assessments;
    if let Some(wanted) = wanted {
        round.retain(|each| each.round() == wanted);
    }
    let country = round
        .first()
        .ok_or("there is no assessment")?
        .country()
        .to_owned();
    let mut session = Session::new(Arc::clone(&framework), round.clone(), Activated::Lowest)?;
    // Every option of every indicator in turn, each change timed alone.
    let mut times: Vec<Duration> = Vec::new();
    for indicator in framework.indicators() {
        let IndicatorMeasure::Checklist(checklist) = indicator.measure() else {
            continue;
        };
        for option in checklist.options() {
            let start = Instant::now();
            session.set(&country, &[(indicator.code(), &option.code)])?;
            times.push(start.elapsed());
        }
    }
    times.sort_unstable();
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    let root = framework.nodes()[framework.root()].code().to_string();
    let mut draft = TargetsDraft::fewest(&framework);
    draft.targets.push(TargetDraft::named(&root, "0.7"));
    let targets = draft.check(&framework)?.value;
    let mut plans: Vec<Duration> = Vec::new();
    for _ in 0..7 {
        let start = Instant::now();
        let found = plan(&framework, round.clone(), &country, &targets)?;
        plans.push(start.elapsed());
        drop(found);
    }
    plans.sort_unstable();
    let line = format!(
        "{} indicators: what-if of one answer {:.1} µs (median of {}), {:.1} µs (99 of 100); plan {:.1} ms\n",
        framework.indicators().len(),
        micros(times[times.len() / 2]),
        times.len(),
        micros(times[times.len() * 99 / 100]),
        plans[plans.len() / 2].as_secs_f64() * 1e3,
    );
    std::io::Write::write_all(&mut std::io::stdout().lock(), line.as_bytes())?;
    Ok(())
}
