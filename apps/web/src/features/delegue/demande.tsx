import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  ARTICLES_DEMANDE_DROIT,
  LIBELLES_ETAT_DEMANDE_DROIT,
  LIBELLES_SITUATION_DELAI,
  LIBELLES_TYPE_DEMANDE_DROIT,
} from '@pdp/domain';
import type { DemandeDroitVue } from '@pdp/domain';
import { dateHeureMoyenne, dateMoyenne } from '../../platform/format/dates';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { Erreur } from '../../platform/ui/retours/erreur';
import { Lecture } from '../../platform/ui/retours/lecture';
import { optionsDemande, useTransiter } from './delegue.requetes';
import { couleurDelai, couleurDemande, titreEchange } from './delegue.vue';
import { FichiersDemande } from './fichiers-demande';
import { GelDuDossier } from './gel-du-dossier';
import { Repondre } from './repondre';
import styles from './delegue.module.css';

/** Une demande ouverte : qui demande, ce qui s'est dit, répondre. */
export function Demande({ id }: { id: string }) {
  const demande = useQuery(optionsDemande(id));
  return (
    <Carte>
      <Lecture requete={demande}>{(vue) => <Contenu key={vue.version} demande={vue} />}</Lecture>
    </Carte>
  );
}

function Contenu({ demande }: { demande: DemandeDroitVue }) {
  return (
    <div className={styles['demande']}>
      <div>
        <h2>{LIBELLES_TYPE_DEMANDE_DROIT[demande.type]}</h2>
        <p className="fin">
          {demande.personne ?? 'Dossier effacé'}
          {demande.numero && ` · dossier ${demande.numero}`} · {ARTICLES_DEMANDE_DROIT[demande.type]}
        </p>
      </div>
      <div className={styles['entete']}>
        <Puce couleur={couleurDemande(demande.etat)}>{LIBELLES_ETAT_DEMANDE_DROIT[demande.etat]}</Puce>
        {demande.situation && (
          <Puce couleur={couleurDelai(demande)}>
            {`${LIBELLES_SITUATION_DELAI[demande.situation]}, le ${dateMoyenne(demande.echeance)}`}
          </Puce>
        )}
        {demande.limite && <Puce couleur="rouge">Dossier gelé</Puce>}
      </div>
      <ul className={styles['echanges']}>
        {demande.echanges.map((echange) => (
          <li key={`${echange.le}${echange.transition}`} className={styles['echange']}>
            <p className="fin">
              {titreEchange(echange)}, {dateHeureMoyenne(echange.le)}, {echange.qui}
            </p>
            {echange.texte && <p className={styles['texte']}>{echange.texte}</p>}
            {echange.motif && <p className={styles['texte']}>Motif&nbsp;: {echange.motif}</p>}
          </li>
        ))}
      </ul>
      {demande.capacites.includes('prendreEnCharge') && <PrendreEnCharge demande={demande} />}
      <Repondre demande={demande} />
      {demande.export && <FichiersDemande fichiers={demande.export} />}
      {demande.dossierId && <GelDuDossier dossierId={demande.dossierId} limite={demande.limite} />}
    </div>
  );
}

function PrendreEnCharge({ demande }: { demande: DemandeDroitVue }) {
  const transiter = useTransiter(demande.id, demande.version);
  return (
    <div className={styles['formulaire']}>
      {transiter.isError && <Erreur erreur={transiter.error} />}
      <div>
        <Button loading={transiter.isPending} onClick={() => transiter.mutate({ transition: 'prendreEnCharge' })}>
          Prendre en charge
        </Button>
      </div>
    </div>
  );
}
