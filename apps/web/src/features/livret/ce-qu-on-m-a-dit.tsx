import { useQuery } from '@tanstack/react-query';
import { LIBELLES_CANAL_DIT } from '@pdp/domain';
import { optionsDits } from '../dossier/dit.requetes';
import { dateEnClair } from './livret.vue';
import { Repli } from './repli';
import styles from './livret.module.css';

type Props = { readonly dossierId: string; readonly aujourdhui: string };

/** « Ce qu’on m’a dit » : les phrases que les professionnels ont notées, hors du livret lui-même. */
export function CeQuOnMADit({ dossierId, aujourdhui }: Props) {
  const dits = useQuery(optionsDits(dossierId));
  const notes = (dits.data?.elements ?? []).filter(({ canal }) => canal !== 'LIVRET');
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="titre-dits">
      <h2 id="titre-dits" data-lu="">
        Ce qu’on m’a dit
      </h2>
      <Repli resume={`Voir ce qu’on m’a dit\u00a0: ${notes.length}`}>
        <ul className={styles['liste']}>
          {notes.map(({ id, le, canal, phrase, par }) => (
            <li key={id} className={styles['bloc']}>
              <p className={styles['texte']} data-lu="">
                {phrase}
              </p>
              <p className={styles['petit']}>
                {par}, le {dateEnClair(le, aujourdhui)}
                {canal !== 'LIVRET' && `, ${LIBELLES_CANAL_DIT[canal].toLowerCase()}`}.
              </p>
            </li>
          ))}
        </ul>
      </Repli>
    </section>
  );
}
