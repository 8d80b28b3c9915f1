import { useQuery } from '@tanstack/react-query';
import type { DossierVue, VisiteVue } from '@pdp/domain';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Lecture } from '../../platform/ui/retours/lecture';
import { RencontresDuRetour } from '../dispositif/rencontres-du-retour';
import { DemanderVisite } from './demander-visite';
import { SuiteVisite } from './suite-visite';
import { optionsVisitesDossier } from './visite.requetes';
import { couleurVisite, libelleVisite, lignesResultat, momentVisite } from './visite.vue';
import styles from './visite.module.css';

/** Visites de pré-reprise d'un dossier : demander ou envisager, suivre, lire le résultat s'il est transmis. */
export function VisitesDossier({ dossier }: { readonly dossier: DossierVue }) {
  const visites = useQuery(optionsVisitesDossier(dossier.id));
  return (
    <div className={styles['formulaire']}>
      <h2>Visites de pré-reprise</h2>
      <DemanderVisite dossier={dossier} second={(visites.data?.elements.length ?? 0) > 0} />
      <Lecture requete={visites}>
        {({ elements }) =>
          elements.length === 0 ? (
            <EtatVide titre="Aucune visite">
              La visite de pré-reprise prépare le retour, pendant l’arrêt. La personne peut la demander elle-même.
            </EtatVide>
          ) : (
            <ul className={styles['file']}>
              {elements.map((visite) => (
                <Visite key={`${visite.id}-${visite.version}`} visite={visite} />
              ))}
            </ul>
          )
        }
      </Lecture>
      <RencontresDuRetour dossier={dossier} />
    </div>
  );
}

function Visite({ visite }: { visite: VisiteVue }) {
  const suites = visite.capacites.length > 0;
  return (
    <li style={{ gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <div>
        <b>{momentVisite(visite) || 'Visite de pré-reprise'}</b>{' '}
        <Puce couleur={couleurVisite(visite.etat)}>{libelleVisite(visite.etat)}</Puce>
        {visite.demandeePar && <div className="fin">Demandée par&nbsp;: {visite.demandeePar.toLowerCase()}</div>}
      </div>
      {visite.resultat && (
        <dl className={styles['resultat']}>
          {lignesResultat(visite.resultat).map(([titre, valeur]) => (
            <div key={titre} style={{ display: 'contents' }}>
              <dt>{titre}</dt>
              <dd>{valeur}</dd>
            </div>
          ))}
        </dl>
      )}
      {suites && <SuiteVisite visite={visite} surFini={() => undefined} />}
    </li>
  );
}
