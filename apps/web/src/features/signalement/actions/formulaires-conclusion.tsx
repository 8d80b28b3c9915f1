import { TENTATIVES_AVANT_INJOIGNABLE } from '@pdp/domain';
import { pluriel } from '../../../platform/format/textes';
import type { PropsAction } from './props-action';
import { CadreAction } from './cadre-action';

/** Acceptation : ouvre le dossier unique de la personne. */
export function FormulaireAccepter({ enCours, envoyer }: PropsAction) {
  return (
    <CadreAction bouton="Ouvrir le dossier" enCours={enCours} surEnvoi={() => envoyer({ transition: 'accepter' })}>
      <p>
        La personne accepte d’être accompagnée. Son dossier s’ouvre, sans partage tant que son accord écrit n’est pas
        recueilli. Si elle est déjà suivie, ce signalement rejoint son dossier.
      </p>
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
