//! Which policies answer, how surely, and which comes first.

use std::cmp::Reverse;

use super::index::Found;
use super::query::between;
use super::{Certainty, Hit};

/// A clause that is everywhere still counts this much towards coverage.
const MIN_RARITY: f32 = 0.3;
/// A sure answer scores at least this share of the best, and a perhaps this.
const MIN_OF_BEST: f32 = 0.25;
const MIN_OF_BEST_PERHAPS: f32 = 0.5;
/// More that are only a perhaps are not shown.
const MAX_PERHAPS: usize = 5;

/// Of a query up to this size at least such a share must be covered by a sure answer, and of one from the other size on
/// such a share: people say much around what they want.
const LEAST: [(f32, f32); 2] = [(4.0, 0.42), (16.0, 0.30)];
/// What covers this share of that is a perhaps.
const PERHAPS: f32 = 0.45;

/// What a policy has of a query.
#[derive(Clone, Copy, Default)]
struct Score {
    score: f32,
    covered: f32,
}

/// Adds up the clauses, each with the policies that it holds for and its size. Where the query names what `is_elsewhere`,
/// nothing is a perhaps.
pub fn rank(clauses: &[(Found, f32)], is_elsewhere: bool, n: usize) -> Vec<Hit> {
    let mut scores = vec![Score::default(); n];
    let (mut all, mut size_of_all) = (0.0_f32, 0.0_f32);
    for (found, size) in clauses {
        let rarity = rarity(found.len(), n);
        let share = size * rarity.max(MIN_RARITY);
        all += share;
        size_of_all += size;
        for (policy, weight) in found {
            if let Some(of) = scores.get_mut(*policy as usize) {
                of.score += (rarity + 0.1) * weight * (1.0 + size.sqrt());
                of.covered += share;
            }
        }
    }
    let least = all * between(LEAST, size_of_all);
    let best = scores.iter().fold(0.0_f32, |best, of| best.max(of.score));
    let mut hits: Vec<Hit> = Vec::new();
    for (policy, of) in scores.iter().enumerate().filter(|(_, of)| of.score > 0.0) {
        let certainty = if of.covered >= least && of.score >= best * MIN_OF_BEST {
            Certainty::Sure
        } else if !is_elsewhere
            && of.covered >= least * PERHAPS
            && of.score >= best * MIN_OF_BEST_PERHAPS
        {
            Certainty::Perhaps
        } else {
            continue;
        };
        hits.push(Hit { policy, score: whole(of.score), certainty });
    }
    in_order(hits)
}

/// The sure ones first, then by score, then by place. No perhaps scores more than what is sure.
fn in_order(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.certainty, Reverse(hit.score), hit.policy));
    let n_sure = hits.iter().filter(|hit| hit.certainty == Certainty::Sure).count();
    hits.truncate(n_sure + MAX_PERHAPS);
    let mut most = u32::MAX;
    for hit in &mut hits {
        hit.score = hit.score.min(most);
        most = hit.score;
    }
    hits
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "scores are small")]
fn whole(score: f32) -> u32 {
    (score * 1000.0) as u32
}

/// From 0 for what is everywhere to 1 for what is nowhere.
fn rarity(n_found: usize, n: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "guides have fewer than a million policies")]
    let (found, all) = (n_found as f32, n.max(1) as f32);
    (1.0 + (all - found + 0.5) / (found + 0.5)).ln() / (1.0 + (all + 0.5) / 0.5).ln()
}
