export * from './AsOfBanner';
export * from './AsOfPicker';
export * from './ClockChoice';
export * from './DayTimeFields';
export * from './NothingKnown';
export * from './useKeptMoment';
export * from './useMoment';
