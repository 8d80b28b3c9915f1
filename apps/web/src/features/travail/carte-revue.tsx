import type { MonTravailVue } from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import { useSession } from '../../platform/session/session.requetes';
import { LienBouton } from '../../platform/ui/liens/liens';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { PuceEnDirect } from '../../platform/ui/mise-en-page/puce-en-direct';
import { pluriel } from '../../platform/format/textes';
import { resumeRevue, titreRevue } from './travail.vue';
import styles from './travail.module.css';

type Revue = NonNullable<MonTravailVue['prochaineRevue']>;

/** Prochaine revue : quand, ce qui manque, et le bon bouton selon qu'elle est à préparer ou en cours. */
export function CarteRevue({ revue }: { readonly revue: Revue }) {
  return (
    <Carte accent>
      <div className={styles['revue']}>
        <div className={styles['revueTexte']}>
          <h2>{titreRevue(revue)}</h2>
          <p className="doux">{resumeRevue(revue)}</p>
        </div>
        {revue.etat === 'EN_COURS' && <PuceEnDirect />}
        {revue.sansQuestion > 0 && <Puce couleur="ambre">{pluriel(revue.sansQuestion, 'dossier')} sans question</Puce>}
        <BoutonRevue revue={revue} />
      </div>
    </Carte>
  );
}

function BoutonRevue({ revue }: { revue: Revue }) {
  const { fonction } = useSession().habilitationActive;
  if (revue.etat === 'EN_COURS') {
    return (
      <LienBouton to="/revues/$id" params={{ id: revue.id }}>
        Rejoindre
      </LienBouton>
    );
  }
  const prepare = peutActe(fonction, 'revue.inscrire') || peutActe(fonction, 'revue.planifier');
  return (
    <LienBouton to="/revues/$id/preparation" params={{ id: revue.id }} variant="default">
      {prepare ? 'Préparer' : 'Voir l’ordre du jour'}
    </LienBouton>
  );
}
