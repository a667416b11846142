/** What finds who is on duty at an instant, however many shifts of the past are on file. */
export const ROSTER = `
CREATE INDEX duty_by_end ON facts (body ->> '$.provider', body ->> '$.end')
WHERE kind = 'duty' AND superseded_at IS NULL;
`;
