import { CATEGORIES_DIAGNOSTIC, LIBELLES_BLOC_DIAGNOSTIC, SCHEMAS_DIAGNOSTIC } from '@pdp/domain';
import type { BlocsDiagnostic, Schema } from '@pdp/domain';
import { lignesFiche } from '../dossier/fiche/fiche.lecture';
import champs from '../dossier/dossier.module.css';
import styles from './diagnostic.module.css';

type Props = { readonly blocs: BlocsDiagnostic };

/** Blocs lisibles d'une version, seulement ce qui est renseigné. */
export function BlocsLus({ blocs }: Props) {
  const lus = CATEGORIES_DIAGNOSTIC.flatMap((categorie) => {
    const lignes = lignesFiche(SCHEMAS_DIAGNOSTIC[categorie] as Schema, (blocs[categorie] ?? {}) as object as Contenu);
    return lignes.length === 0 ? [] : [{ categorie, lignes }];
  });
  if (lus.length === 0) return <p className="doux">Rien à lire ici avec vos droits.</p>;
  return (
    <>
      {lus.map(({ categorie, lignes }) => (
        <div key={categorie} className={styles['bloc']}>
          <h4>{LIBELLES_BLOC_DIAGNOSTIC[categorie]}</h4>
          <dl className={champs['faits']}>
            {lignes.map(({ cle, libelle, valeur }) => (
              <div key={cle} style={{ display: 'contents' }}>
                <dt>{cle === 'precisions' ? 'En quelques mots' : libelle}</dt>
                <dd>{typeof valeur === 'string' ? valeur : valeur.join(', ')}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </>
  );
}

type Contenu = Readonly<Record<string, unknown>>;
