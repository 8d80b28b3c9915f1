import { useState } from 'react';
import { TENTATIVES_AVANT_INJOIGNABLE, lireDateInclusion } from '@pdp/domain';
import { useAujourdhui } from '../../../platform/format/horloge';
import { pluriel } from '../../../platform/format/textes';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import type { PropsAction } from './props-action';
import { CadreAction } from './cadre-action';

/** Acceptation : ouvre le dossier unique de la personne, ou y joint ce signalement. */
export function FormulaireAccepter({ enCours, envoyer }: PropsAction) {
  const [commenceLe, poserCommenceLe] = useState('');
  const aujourdhui = useAujourdhui();
  const [erreur, poserErreur] = useState<string | null>(null);
  const accepter = () => {
    const lue = lireDateInclusion(commenceLe === '' ? undefined : commenceLe, aujourdhui);
    if (!lue.ok) return poserErreur(lue.erreur);
    return envoyer({ transition: 'accepter', ...(commenceLe === '' ? {} : { commenceLe }) });
  };
  return (
    <CadreAction bouton="Ouvrir le dossier" enCours={enCours} surEnvoi={accepter}>
      <p>
        La personne accepte d’être accompagnée. Son dossier s’ouvre, sans partage tant que son accord écrit n’est pas
        recueilli. Si elle est déjà suivie, ce signalement rejoint son dossier.
      </p>
      <ChampDate
        label="Accompagnement commencé le (facultatif)"
        description="Si vous reprenez un suivi tenu ailleurs. Sinon, aujourd’hui."
        max={aujourdhui}
        value={commenceLe}
        error={erreur}
        onChange={(valeur) => {
          poserErreur(null);
          poserCommenceLe(valeur);
        }}
      />
    </CadreAction>
  );
}

/** Clôture faute de réponse, après le nombre de tentatives voulu. */
export function FormulaireInjoignable({ signalement, enCours, envoyer }: PropsAction) {
  return (
    <CadreAction
      bouton="Clore&nbsp;: injoignable"
      enCours={enCours}
      danger
      surEnvoi={() => envoyer({ transition: 'injoignable' })}
    >
      <p>
        {pluriel(signalement.tentatives, 'tentative notée', 'tentatives notées')}&nbsp;; il en faut{' '}
        {TENTATIVES_AVANT_INJOIGNABLE} sans réponse. Un nouveau signalement rouvrira la situation.
      </p>
    </CadreAction>
  );
}
