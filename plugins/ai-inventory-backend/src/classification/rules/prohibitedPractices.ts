import type { ProhibitedPractice } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Rule, RuleGroup } from '../types';

function practice(
  word: ProhibitedPractice,
  article: string,
  title: string,
  applicableFrom?: string,
): Rule {
  return {
    id: `prohibited.${word}`,
    title,
    article,
    applicableFrom,
    when: { fact: 'practices', holds: word },
  };
}

// The letters of what the Omnibus added are not settled in any text we know.
const OMNIBUS = 'Article 5(1), as amended by the Digital Omnibus';
const OMNIBUS_FROM = '2026-12-02';

/** Article 5(1). */
export const prohibitedPractices: RuleGroup = {
  id: 'prohibited',
  title: 'Prohibited practices',
  article: 'Article 5(1)',
  applicableFrom: '2025-02-02',
  noneApplies: 'It is declared that it serves no prohibited practice.',
  obligations: [
    { text: 'Article 5: must not be sold, put into service or used in the EU' },
  ],
  rules: [
    practice(
      'manipulation',
      'Article 5(1)(a)',
      'Subliminal, manipulative or deceptive techniques that distort behaviour and harm',
    ),
    practice(
      'exploits-vulnerabilities',
      'Article 5(1)(b)',
      'Exploiting age, disability or a social or economic situation, with harm',
    ),
    practice(
      'social-scoring',
      'Article 5(1)(c)',
      'Scoring people by social behaviour or traits, with unjustified or unrelated detriment',
    ),
    practice(
      'crime-prediction-by-profiling',
      'Article 5(1)(d)',
      'Predicting that a person will commit a crime from profiling or traits alone',
    ),
    practice(
      'untargeted-face-scraping',
      'Article 5(1)(e)',
      'Face databases scraped without a target from the internet or CCTV',
    ),
    practice(
      'emotion-recognition-at-work-or-school',
      'Article 5(1)(f)',
      'Inferring emotions at work or in education, but for medical or safety reasons',
    ),
    practice(
      'biometric-categorisation-of-sensitive-traits',
      'Article 5(1)(g)',
      'Inferring race, opinions, union membership, belief, sex life or orientation from biometrics',
    ),
    practice(
      'real-time-remote-biometric-identification',
      'Article 5(1)(h)',
      'Real-time remote biometric identification in public for law enforcement, but for the listed cases',
    ),
    practice(
      'non-consensual-intimate-imagery',
      OMNIBUS,
      'Generating intimate imagery of people without their consent',
      OMNIBUS_FROM,
    ),
    practice(
      'child-sexual-abuse-material',
      OMNIBUS,
      'Generating child sexual abuse material',
      OMNIBUS_FROM,
    ),
  ],
};
