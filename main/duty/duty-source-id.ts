/** The id of the source that delivers the configured rosters. */
export const DUTY_SOURCE = 'duty';
