import DateHolidays from 'date-holidays';

/** The holiday rules of all countries: a module of its own, since loading it takes a third of a second. */
export default DateHolidays;
