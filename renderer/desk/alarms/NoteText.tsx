import { useTranslation } from 'react-i18next';
import type { HandOverNote } from '../../../src/duty/hand-over.ts';

interface NoteTextProps {
  readonly note: HandOverNote;
  /** When it was written, as the page writes it. */
  readonly when: string;
}

/** A hand-over note as it was written, and by whom and when. Whatever stands in it turns no other text around. */
export function NoteText({ note, when }: NoteTextProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className="note-text">
        <bdi>{note.text}</bdi>
      </p>
      <p className="quiet">
        <bdi>{t('alarmsDesk.notes.by', { by: note.by, at: when })}</bdi>
      </p>
    </>
  );
}
