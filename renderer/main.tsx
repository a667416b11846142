import './style/font.css';
import './style/tokens.css';
import './style/wall.css';
import './style/strip.css';
import './style/emergencies.css';
import './style/clocks.css';
import './style/states.css';
import './style/phone.css';
import { createRoot } from 'react-dom/client';
import { startPolling } from './feed/poll.ts';
import { startTicking } from './feed/store.ts';
import { prepareWords } from './i18n/words.ts';
import { Screen } from './walls/Screen.tsx';

prepareWords();
startPolling();
startTicking();
createRoot(document.getElementById('picture')!).render(<Screen />);
