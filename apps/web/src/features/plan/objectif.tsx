import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { LIBELLES_ETAT_OBJECTIF, LIBELLES_HORIZON, LIBELLES_STATUT_ACTION, phraseObjectif } from '@pdp/domain';
import type { ActionPlanVue, DossierVue, GestePlanRequete, ObjectifPlanVue, PlanVue } from '@pdp/domain';
import { useState } from 'react';
import { identifiantAleatoire } from '../../platform/api/idempotence';
import { dateCourte } from '../../platform/format/dates';
import { useAujourdhui } from '../../platform/format/horloge';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useRelireDossier } from '../dossier/dossier.requetes';
import champs from '../dossier/dossier.module.css';
import { FormulaireAction } from './formulaires-plan';
import { commandesPlan } from './plan.requetes';
import { COULEURS_ACTION } from './plan.vue';
import styles from './plan.module.css';

type Props = { readonly dossier: DossierVue; readonly objectif: ObjectifPlanVue; readonly vue: PlanVue };

/** Un objectif et ses actions : qui, pour quand, où elles en sont. */
export function Objectif({ dossier, objectif, vue }: Props) {
  const [ajout, poserAjout] = useState(false);
  const version = vue.plan?.version ?? 0;
  const agir = useGeste(dossier.id, version);
  const ouvert = vue.redige && objectif.etat === 'EN_COURS';
  return (
    <section className={styles['objectif']} aria-label={phraseObjectif(objectif)}>
      <div className={styles['tete']}>
        <h3>{phraseObjectif(objectif)}</h3>
        <Puce couleur={objectif.etat === 'ATTEINT' ? 'vert' : 'gris'}>
          {objectif.etat === 'EN_COURS' ? LIBELLES_HORIZON[objectif.horizon] : LIBELLES_ETAT_OBJECTIF[objectif.etat]}
        </Puce>
      </div>
      {objectif.actions.length === 0 ? (
        <p className="doux">Aucune action pour l’instant.</p>
      ) : (
        <ul className={styles['actions']}>
          {objectif.actions.map((action) => (
            <Action key={action.id} action={action} objectifId={objectif.id} agir={ouvert ? agir.mutate : undefined} />
          ))}
        </ul>
      )}
      {ajout ? (
        <FormulaireAction
          dossier={dossier}
          objectifId={objectif.id}
          version={version}
          fermer={() => poserAjout(false)}
        />
      ) : (
        ouvert && <Gestes objectifId={objectif.id} agir={agir} ajouter={() => poserAjout(true)} />
      )}
    </section>
  );
}

type PropsGestes = {
  readonly objectifId: string;
  readonly agir: ReturnType<typeof useGeste>;
  readonly ajouter: () => void;
};

function Gestes({ objectifId, agir, ajouter }: PropsGestes) {
  return (
    <div className={styles['gestes']}>
      <Button variant="default" onClick={ajouter}>
        Ajouter une action
      </Button>
      {(['ATTEINT', 'ABANDONNE'] as const).map((etat) => (
        <Button
          key={etat}
          variant="subtle"
          disabled={agir.isPending}
          onClick={() => agir.mutate({ geste: 'changerObjectif', objectifId, etat })}
        >
          {etat === 'ATTEINT' ? 'Objectif atteint' : 'Abandonner'}
        </Button>
      ))}
    </div>
  );
}

function useGeste(dossierId: string, version: number) {
  const relire = useRelireDossier(dossierId);
  return useMutation({
    mutationFn: (corps: GestePlanRequete) => commandesPlan.agir(dossierId, version, corps, identifiantAleatoire()),
    onSuccess: () => prevenir.succes('Plan mis à jour.'),
    onError: prevenir.echec,
    onSettled: () => relire(),
  });
}

type PropsAction = {
  readonly action: ActionPlanVue;
  readonly objectifId: string;
  readonly agir: ((corps: GestePlanRequete) => void) | undefined;
};

function Action({ action, objectifId, agir }: PropsAction) {
  const aujourdhui = useAujourdhui();
  const faisable = agir !== undefined && action.tacheId === null && action.statut === 'A_FAIRE';
  return (
    <li>
      <span>{action.libelle}</span>
      <span className="fin">
        {action.quiEnClair}, pour le {dateCourte(action.echeance, aujourdhui)}
        {action.tacheId !== null && ' (tâche)'}
      </span>
      <Puce couleur={action.enRetard ? 'rouge' : COULEURS_ACTION[action.statut]}>
        {action.enRetard ? 'En retard' : LIBELLES_STATUT_ACTION[action.statut]}
      </Puce>
      {faisable &&
        (['FAITE', 'SANS_OBJET'] as const).map((etat) => (
          <button
            key={etat}
            type="button"
            className={champs['bouton']}
            onClick={() => agir({ geste: 'changerAction', objectifId, actionId: action.id, etat })}
          >
            {etat === 'FAITE' ? 'Noter faite' : 'Sans objet'}
            <span className="visuellement-cache">&nbsp;: {action.libelle}</span>
          </button>
        ))}
    </li>
  );
}
