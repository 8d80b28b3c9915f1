import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SignalementVue, TransitionSignalementRequete } from '@pdp/domain';
import { peut } from '../../../platform/permissions/capacites';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { useTransitionSignalement } from '../signalement.requetes';
import { FormulaireAccepter, FormulaireInjoignable } from './formulaires-conclusion';
import { FormulaireContacter } from './formulaire-contacter';
import { FormulaireQualifier } from './formulaire-qualifier';
import { FormulaireDecliner, FormulaireHorsChamp } from './formulaires-raison';
import styles from '../signalement.module.css';

type Transition = TransitionSignalementRequete['transition'];

const FAIT: Readonly<Record<Transition, string>> = {
  recevoir: 'Signalement reçu.',
  qualifier: 'Signalement qualifié.',
  refuserHorsChamp: 'Signalement clos, hors champ.',
  contacter: 'Tentative de contact notée.',
  accepter: 'Accompagnement accepté\u00a0: le dossier est ouvert.',
  decliner: 'Signalement clos, offre déclinée.',
  injoignable: 'Signalement clos, personne injoignable.',
};

const ACTIONS = [
  { transition: 'qualifier', libelle: 'Qualifier', Formulaire: FormulaireQualifier },
  { transition: 'contacter', libelle: 'Noter un contact', Formulaire: FormulaireContacter },
  { transition: 'accepter', libelle: 'La personne accepte', Formulaire: FormulaireAccepter },
  { transition: 'decliner', libelle: 'La personne décline', Formulaire: FormulaireDecliner },
  { transition: 'injoignable', libelle: 'Injoignable', Formulaire: FormulaireInjoignable },
  { transition: 'refuserHorsChamp', libelle: 'Hors champ', Formulaire: FormulaireHorsChamp },
] as const;

type Props = { readonly signalement: SignalementVue; readonly surAccepte: (dossierId: string) => void };

/** Actions possibles maintenant sur un signalement : celles que le serveur permet, une à la fois. */
export function ActionsSignalement({ signalement, surAccepte }: Props) {
  const permises = ACTIONS.filter(({ transition }) => peut(signalement, transition));
  const [choisie, poserChoisie] = useState<Transition | undefined>(
    permises.length === 1 ? permises[0]?.transition : undefined,
  );
  const transition = useTransitionSignalement(signalement);
  const envoyer = (corps: TransitionSignalementRequete) =>
    transition.mutate(corps, {
      onSuccess: ({ dossierId }) => {
        prevenir.succes(FAIT[corps.transition]);
        poserChoisie(undefined);
        if (dossierId) surAccepte(dossierId);
      },
    });
  const props = { signalement, envoyer, enCours: transition.isPending };
  const active = permises.find((action) => action.transition === choisie);
  return (
    <div className={styles['actions']}>
      {transition.isError && <Erreur erreur={transition.error} />}
      {peut(signalement, 'recevoir') && (
        <Button onClick={() => envoyer({ transition: 'recevoir' })} loading={transition.isPending}>
          Accuser réception
        </Button>
      )}
      {permises.length > 0 && (
        <Rangee>
          {permises.map((action) => (
            <Button
              key={action.transition}
              variant={action.transition === choisie ? 'light' : 'default'}
              aria-expanded={action.transition === choisie}
              onClick={() => poserChoisie(action.transition === choisie ? undefined : action.transition)}
            >
              {action.libelle}
            </Button>
          ))}
        </Rangee>
      )}
      {active && <active.Formulaire {...props} />}
    </div>
  );
}
