import '../style/font.css';
import '../style/tokens.css';
import '../style/signals.css';
import '../style/desk-tokens.css';
import '../style/desk.css';
import '../style/desk-top.css';
import '../style/desk-table.css';
import '../style/desk-address.css';
import { createRoot } from 'react-dom/client';
import { startPolling } from '../feed/poll.ts';
import { startTicking } from '../feed/store.ts';
import { prepareWords } from '../i18n/words.ts';
import { DeskScreen } from './DeskScreen.tsx';

prepareWords();
startPolling();
startTicking();
createRoot(document.getElementById('picture')!).render(<DeskScreen />);
