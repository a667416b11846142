import '../style/font.css';
import '../style/tokens.css';
import '../style/signals.css';
import '../style/desk-tokens.css';
import '../style/desk.css';
import '../style/desk-top.css';
import '../style/desk-table.css';
import '../style/desk-address.css';
import '../style/strip.css';
import '../style/desk-strip.css';
import '../style/desk-open-clocks.css';
import '../style/desk-ticket.css';
import '../style/desk-ledger.css';
import '../style/desk-beside.css';
import '../style/desk-print.css';
import { createRoot } from 'react-dom/client';
import { startPolling } from '../feed/poll.ts';
import { startTicking } from '../feed/store.ts';
import { prepareWords } from '../i18n/words.ts';
import { DeskScreen } from './DeskScreen.tsx';
import { rememberedTheme, showTheme } from './theme.ts';

// Paper is light, whatever the screen is.
addEventListener('beforeprint', () => showTheme('light'));
addEventListener('afterprint', () => showTheme(rememberedTheme()));
prepareWords();
startPolling();
startTicking();
createRoot(document.getElementById('picture')!).render(<DeskScreen />);
