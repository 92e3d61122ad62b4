//! How fast an extractor is, by the CPU time of the one thread it runs on.

use crate::Predictor;
use serde::Serialize;
use std::hint::black_box;
use std::time::Duration;
#[cfg(not(unix))]
use std::time::Instant;

/// How much CPU time a measurement takes, unless another is asked for.
pub const CPU_SECONDS: f64 = 5.0;

/// The speed of an extractor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Throughput {
    /// Bodies per second of CPU time.
    pub articles_per_cpu_second: f64,
    /// Millions of bytes of bodies (UTF-8) per second of CPU time.
    pub megabytes_per_second: f64,
    /// How many bodies were extracted, repetitions counted.
    pub articles: usize,
    /// How long that took.
    pub cpu_seconds: f64,
    /// Whether the clock is that of the thread; where the system has none it is wall time,
    /// and other programs slow it down.
    pub cpu_clock: bool,
}

/// Extracts `bodies` over and over until `cpu_seconds` of the calling thread have gone by.
///
/// The first body is extracted once before the clock starts, so that what is loaded once per
/// process is not counted.
#[must_use]
pub fn throughput(bodies: &[&str], predict: &Predictor<'_>, cpu_seconds: f64) -> Throughput {
    let mut measured = Throughput {
        cpu_clock: cfg!(unix),
        ..Throughput::default()
    };
    let Some(first) = bodies.first() else {
        return measured;
    };
    black_box(predict(first));
    let mut bytes = 0usize;
    let clock = Clock::start();
    for body in bodies.iter().cycle() {
        black_box(predict(black_box(body)));
        measured.articles += 1;
        bytes += body.len();
        measured.cpu_seconds = clock.elapsed().as_secs_f64();
        if measured.cpu_seconds >= cpu_seconds {
            break;
        }
    }
    let seconds = measured.cpu_seconds.max(1e-9);
    measured.articles_per_cpu_second = measured.articles as f64 / seconds;
    measured.megabytes_per_second = bytes as f64 / 1e6 / seconds;
    measured
}

/// The CPU time of this thread, or wall time where the system does not tell.
#[cfg(unix)]
pub(crate) struct Clock(Duration);

#[cfg(unix)]
impl Clock {
    pub(crate) fn start() -> Self {
        Self(thread_time())
    }

    pub(crate) fn elapsed(&self) -> Duration {
        thread_time().saturating_sub(self.0)
    }
}

#[cfg(unix)]
fn thread_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(time).unwrap_or_default()
}

/// The CPU time of this thread, or wall time where the system does not tell.
#[cfg(not(unix))]
pub(crate) struct Clock(Instant);

#[cfg(not(unix))]
impl Clock {
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn articles_are_repeated_until_the_time_is_used_up() {
        let calls = Cell::new(0);
        let work = |body: &str| {
            calls.set(calls.get() + 1);
            let mut sum = 0u64;
            for i in 0..200_000 {
                sum = black_box(sum.wrapping_mul(31).wrapping_add(i + body.len() as u64));
            }
            Vec::new()
        };
        let measured = throughput(&["one", "three"], &work, 0.03);
        assert!(measured.cpu_seconds >= 0.03);
        assert_eq!(measured.articles + 1, calls.get());
        assert!(measured.articles > 2);
        let megabytes = measured.megabytes_per_second / measured.articles_per_cpu_second;
        assert!((3e-6..=5e-6).contains(&megabytes));
    }

    #[cfg(unix)]
    #[test]
    fn waiting_costs_no_cpu_time() {
        let before = std::time::Instant::now();
        let clock = Clock::start();
        std::thread::sleep(Duration::from_millis(20));
        assert!(clock.elapsed() < before.elapsed() / 2);
    }

    #[test]
    fn nothing_to_measure_on_takes_no_time() {
        assert_eq!(throughput(&[], &|_| Vec::new(), 1.0).articles, 0);
    }
}
