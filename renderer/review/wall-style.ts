import agreements from '../style/agreements.css?inline';
import agreementsPhone from '../style/agreements-phone.css?inline';
import alarms from '../style/alarms.css?inline';
import clocks from '../style/clocks.css?inline';
import disruptions from '../style/disruptions.css?inline';
import emergencies from '../style/emergencies.css?inline';
import firstRun from '../style/first-run.css?inline';
import font from '../style/font.css?inline';
import footer from '../style/footer.css?inline';
import header from '../style/header.css?inline';
import liveWindow from '../style/live-window.css?inline';
import openNow from '../style/open-now.css?inline';
import phone from '../style/phone.css?inline';
import quiet from '../style/quiet.css?inline';
import reviewPicture from '../style/review-picture.css?inline';
import sections from '../style/sections.css?inline';
import signals from '../style/signals.css?inline';
import states from '../style/states.css?inline';
import strip from '../style/strip.css?inline';
import tokens from '../style/tokens.css?inline';
import wall from '../style/wall.css?inline';
import windows from '../style/windows.css?inline';
import windowsPhone from '../style/windows-phone.css?inline';

/** The style of the walls as text, in the order in which their own page has it, and behind it that of a picture. */
export const WALL_STYLE: string = [
  font,
  tokens,
  signals,
  wall,
  header,
  footer,
  sections,
  strip,
  emergencies,
  quiet,
  clocks,
  agreements,
  openNow,
  disruptions,
  windows,
  liveWindow,
  states,
  firstRun,
  alarms,
  phone,
  agreementsPhone,
  windowsPhone,
  reviewPicture,
].join('\n');
