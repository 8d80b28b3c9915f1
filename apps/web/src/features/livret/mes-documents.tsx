import { useQuery } from '@tanstack/react-query';
import type { DocumentVue } from '@pdp/domain';
import { useEvenement } from '../../platform/realtime/use-temps-reel';
import { adresseContenu } from '../document/document.requetes';
import { dateEnClair } from './livret.vue';
import { optionsMesDocuments } from './livret.requetes';
import { Repli } from './repli';
import styles from './livret.module.css';

type Props = { readonly dossierId: string; readonly aujourdhui: string };

/** « Mes documents » : ce que les professionnels ont déposé pour la personne, à ouvrir d'un appui. */
export function MesDocuments({ dossierId, aujourdhui }: Props) {
  const documents = useQuery(optionsMesDocuments(dossierId));
  useEvenement('document.change', () => void documents.refetch());
  const elements = documents.data?.elements ?? [];
  if (elements.length === 0) return null;
  return (
    <section aria-labelledby="titre-documents">
      <h2 id="titre-documents" data-lu="">
        Mes documents
      </h2>
      <Repli resume={`Voir mes documents\u00a0: ${elements.length}`}>
        <ul className={styles['liste']}>
          {elements.map((document) => (
            <li key={document.id} className={styles['bloc']}>
              <UnDocument document={document} aujourdhui={aujourdhui} />
            </li>
          ))}
        </ul>
      </Repli>
    </section>
  );
}

function UnDocument({ document, aujourdhui }: { document: DocumentVue; aujourdhui: string }) {
  const pret = document.versions.find(({ etat }) => etat === 'SAIN');
  return (
    <>
      <p data-lu="">
        <b>{document.titre}</b>
      </p>
      {pret ? (
        <>
          <p className={styles['petit']}>Déposé le {dateEnClair(pret.le, aujourdhui)}.</p>
          <a className={`${styles['lien']} ${styles['ecran']}`} href={adresseContenu(pret.fichierId)} download>
            Enregistrer ce document<span className="visuellement-cache">&nbsp;: {document.titre}</span>
          </a>
        </>
      ) : (
        <p className={styles['petit']}>Ce document est en cours de vérification. Revenez un peu plus tard.</p>
      )}
    </>
  );
}
