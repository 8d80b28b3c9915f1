import { SCHEMAS_FICHE } from '@pdp/domain';
import type { CategorieFiche } from '@pdp/domain';
import { pluriel } from '../../../platform/format/textes';
import { lignesFiche } from './fiche.lecture';
import type { LigneFiche } from './fiche.lecture';
import styles from '../dossier.module.css';

type Props = { readonly categorie: CategorieFiche; readonly contenu: Readonly<Record<string, unknown>> };

/** Contenu d'une catégorie, seulement ce qui est renseigné. */
export function LectureCategorie({ categorie, contenu }: Props) {
  const lignes = [...calculees(contenu), ...lignesFiche(SCHEMAS_FICHE[categorie], contenu)];
  if (lignes.length === 0) return <p className="doux">Rien n’est encore noté.</p>;
  return (
    <dl className={styles['faits']}>
      {lignes.map((ligne) => (
        <div key={ligne.cle} style={{ display: 'contents' }}>
          <dt>{ligne.libelle}</dt>
          <dd>{typeof ligne.valeur === 'string' ? ligne.valeur : <Liste valeurs={ligne.valeur} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function Liste({ valeurs }: { valeurs: readonly string[] }) {
  if (valeurs.length === 1) return <>{valeurs[0]}</>;
  return (
    <ul>
      {valeurs.map((valeur) => (
        <li key={valeur}>{valeur}</li>
      ))}
    </ul>
  );
}

// Valeurs que le serveur calcule ou résume : la durée d'un arrêt, l'existence d'un avis.
function calculees(contenu: Readonly<Record<string, unknown>>): readonly LigneFiche[] {
  const jours = contenu['jours'];
  if (typeof jours === 'number') {
    const suite = contenu['enCours'] === false ? ' (terminé)' : '';
    return [{ cle: 'jours', libelle: 'Durée', valeur: `${pluriel(jours, 'jour')}${suite}` }];
  }
  if (typeof contenu['existe'] === 'boolean') {
    return [{ cle: 'existe', libelle: 'Avis', valeur: contenu['existe'] ? 'Un avis a été rendu' : 'Aucun avis' }];
  }
  return [];
}
