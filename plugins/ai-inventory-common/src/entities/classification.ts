/**
 * The practices that Article 5(1) of the EU AI Act prohibits, each without the
 * exceptions that the Article itself makes. In the order of the Article.
 * @public
 */
export const PROHIBITED_PRACTICES = [
  'manipulation',
  'exploits-vulnerabilities',
  'social-scoring',
  'crime-prediction-by-profiling',
  'untargeted-face-scraping',
  'emotion-recognition-at-work-or-school',
  'biometric-categorisation-of-sensitive-traits',
  'real-time-remote-biometric-identification',
  'non-consensual-intimate-imagery',
  'child-sexual-abuse-material',
] as const;

/**
 * The uses that Annex III of the EU AI Act names, in its order.
 * @public
 */
export const HIGH_RISK_USE_CASES = [
  'remote-biometric-identification',
  'biometric-categorisation',
  'emotion-recognition',
  'critical-infrastructure-safety',
  'education-admission',
  'education-assessment',
  'education-level',
  'exam-monitoring',
  'recruitment',
  'worker-management',
  'public-benefits',
  'credit-scoring',
  'life-and-health-insurance',
  'emergency-response',
  'crime-victim-risk',
  'law-enforcement-polygraph',
  'evidence-reliability',
  'offending-risk',
  'law-enforcement-profiling',
  'border-polygraph',
  'migration-risk',
  'migration-applications',
  'border-identification',
  'judicial-assistance',
  'election-influence',
] as const;

/**
 * The products whose safety law Annex I of the EU AI Act lists, in its order.
 * @public
 */
export const REGULATED_PRODUCTS = [
  'machinery',
  'toys',
  'recreational-craft',
  'lifts',
  'explosive-atmospheres-equipment',
  'radio-equipment',
  'pressure-equipment',
  'cableways',
  'personal-protective-equipment',
  'gas-appliances',
  'medical-devices',
  'in-vitro-diagnostics',
  'civil-aviation-security',
  'two-or-three-wheel-vehicles',
  'agricultural-vehicles',
  'marine-equipment',
  'rail-systems',
  'motor-vehicles',
  'civil-aviation',
] as const;

/**
 * The grounds of Article 6(3) on which a use of Annex III is not high-risk.
 * @public
 */
export const EXCEPTION_GROUNDS = [
  'narrow-procedural-task',
  'improves-completed-human-activity',
  'detects-deviations',
  'preparatory-task',
] as const;

/**
 * What people must be told of, by Article 50 of the EU AI Act.
 * @public
 */
export const TRANSPARENCY_FEATURES = [
  'interacts-with-people',
  'generates-synthetic-content',
  'emotion-recognition',
  'biometric-categorisation',
  'deep-fakes',
  'public-interest-text',
] as const;

/**
 * What a company is to an AI system, in the words of Article 3 of the EU AI Act.
 * @public
 */
export const AI_ACT_ROLES = [
  'provider',
  'deployer',
  'importer',
  'distributor',
  'product-manufacturer',
  'authorised-representative',
] as const;

/**
 * What Article 2 keeps out of the scope of the EU AI Act.
 * @public
 */
export const AI_ACT_EXCLUSIONS = [
  'military-or-national-security',
  'scientific-research-only',
  'not-yet-on-the-market',
  'personal-use',
] as const;

/** @public */
export type ProhibitedPractice = (typeof PROHIBITED_PRACTICES)[number];
/** @public */
export type HighRiskUseCase = (typeof HIGH_RISK_USE_CASES)[number];
/** @public */
export type RegulatedProduct = (typeof REGULATED_PRODUCTS)[number];
/** @public */
export type ExceptionGround = (typeof EXCEPTION_GROUNDS)[number];
/** @public */
export type TransparencyFeature = (typeof TRANSPARENCY_FEATURES)[number];
/** @public */
export type AiActRole = (typeof AI_ACT_ROLES)[number];
/** @public */
export type AiActExclusion = (typeof AI_ACT_EXCLUSIONS)[number];

/**
 * What decides whether a model is a general-purpose one, by Articles 3(63) and
 * 51 of the EU AI Act.
 * @public
 */
export type GeneralPurposeFacts = {
  /** Whether it can do a wide range of distinct tasks, whatever it is used for here. */
  isGeneralPurpose?: boolean;
  /** All compute used for its training, in floating-point operations, e.g. `3e24`. */
  trainingCompute?: number;
  /** Whether the Commission has designated it as one with systemic risk. */
  designatedSystemicRisk?: boolean;
};

/**
 * The facts from which the risk class of a model is derived. Nothing is taken
 * for granted: a fact that is absent is unknown, and an empty list says "none".
 * @public
 */
export type AIModelClassification = {
  /** Whether it is sold or used in the EU, or its output is used there. */
  usedInEu?: boolean;
  /** What keeps it out of the scope of the Act. */
  exclusions?: AiActExclusion[];
  /** What the company is to the system; decides whose obligations are shown. */
  roles?: AiActRole[];
  /** Prohibited practices that it is used for. */
  practices?: ProhibitedPractice[];
  /** Uses of Annex III that it is intended for. */
  useCases?: HighRiskUseCase[];
  /** Grounds on which its use of Annex III is claimed not to be high-risk. */
  exceptionGrounds?: ExceptionGround[];
  /** Whether it evaluates personal aspects of people from their data. */
  profilesPeople?: boolean;
  /** Products of Annex I that it is a safety component of, or is itself. */
  regulatedProducts?: RegulatedProduct[];
  /** Whether that product must be assessed by a third party before it is sold. */
  thirdPartyAssessment?: boolean;
  /** What people who meet it must be told of. */
  transparency?: TransparencyFeature[];
  generalPurpose?: GeneralPurposeFacts;
  /** Whether it was made with, or works on, data about identifiable people. */
  personalData?: boolean;
};
