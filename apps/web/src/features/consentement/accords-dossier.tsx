import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ConsentementVue, DossierVue } from '@pdp/domain';
import { LIBELLES_CANAL_CONSENTEMENT } from '@pdp/domain';
import { useState } from 'react';
import { dateMoyenne, dernierJour } from '../../platform/format/dates';
import { useAujourdhui } from '../../platform/format/horloge';
import { libelleDe } from '../../platform/format/libelles';
import { peut } from '../../platform/permissions/capacites';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { DroitsDuDossier } from '../droits/droits-du-dossier';
import { FormulaireAccord } from './formulaire-accord';
import { RetirerAccord } from './retirer-accord';
import { PreuveGardee } from './preuve-gardee';
import { accordsCourants, destinataire, etatAccord, rubriquesEnClair } from './consentement.vue';
import styles from './consentement.module.css';

const AVEC_PREUVE: readonly string[] = ['SIGNATURE_ELECTRONIQUE', 'FORMULAIRE_NUMERISE'];

/** Accords de la personne, partenaire par partenaire : recueillir, retirer, et ce que chacun ouvre. */
export function AccordsDossier({ dossier }: { readonly dossier: DossierVue }) {
  const [ajout, poserAjout] = useState(false);
  const accords = accordsCourants(dossier.consentements);
  return (
    <div className={styles['formulaire']}>
      <div className={styles['tete']}>
        <h2>Accords</h2>
        {peut(dossier, 'RECUEILLIR_ACCORD') && !ajout && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => poserAjout(true)}>
            Recueillir un accord
          </Button>
        )}
      </div>
      {ajout && <FormulaireAccord dossier={dossier} fermer={() => poserAjout(false)} />}
      {accords.length === 0 ? (
        <EtatVide titre="Aucun accord">
          Sans l’accord de la personne, ce dossier n’est lu que par le service qui l’accompagne. Refuser ne change rien
          à ses droits.
        </EtatVide>
      ) : (
        <ul className={styles['liste']}>
          {accords.map((accord) => (
            <Accord key={accord.id} accord={accord} dossier={dossier} />
          ))}
        </ul>
      )}
      {peut(dossier, 'NOTER_DROIT') && <DroitsDuDossier dossier={dossier} />}
    </div>
  );
}

function Accord({ accord, dossier }: { accord: ConsentementVue; dossier: DossierVue }) {
  const etat = etatAccord(accord, useAujourdhui());
  const quoi =
    accord.portee === 'ASSURANCE_MALADIE'
      ? `Accompagnement coordonné\u00a0: Service social, Service médical, CPAM${accord.categories.includes('capacites') ? '. Capacités lues aussi par le Service social' : ''}`
      : `Lit\u00a0: ${rubriquesEnClair(accord.categories)}`;
  return (
    <li className={styles['accord']}>
      <div>
        <div className={styles['nom']}>
          <b>{accord.organisme?.nom ?? destinataire(accord)}</b>
          <Puce couleur={etat.couleur}>{etat.texte}</Puce>
        </div>
        <p className="doux">{quoi}</p>
        <div className={styles['nom']}>
          <span className="fin">
            {libelleDe(LIBELLES_CANAL_CONSENTEMENT, accord.canal)}
            {accord.actif && accord.fin && `, jusqu’au ${dateMoyenne(dernierJour(accord.fin))}`}
          </span>
          {AVEC_PREUVE.includes(accord.canal) && peut(dossier, 'RECUEILLIR_ACCORD') && (
            <PreuveGardee accord={accord} nom={destinataire(accord)} />
          )}
        </div>
      </div>
      {accord.actif && peut(dossier, 'RETIRER_ACCORD') && <RetirerAccord accord={accord} dossier={dossier} />}
    </li>
  );
}
