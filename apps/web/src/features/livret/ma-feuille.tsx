import { useQuery } from '@tanstack/react-query';
import { LIMITE_REMARQUE, ecartEnClair, phraseAction, phraseFeuille } from '@pdp/domain';
import type { FeuilleVue, PlanVue } from '@pdp/domain';
import { enEchec } from '../../platform/api/probleme';
import { optionsPlan, useRepondreFeuille } from '../plan/plan.requetes';
import { EnDeuxTemps } from './en-deux-temps';
import { dateEnClair } from './livret.vue';
import { Repli } from './repli';
import { Remarquer } from './remarquer';
import styles from './livret.module.css';

/** `agit` : qui lit peut répondre ; faux pour un mandat de lecture. */
type Props = { readonly dossierId: string; readonly agit: boolean; readonly aujourdhui: string };

/** « Ma feuille de route » : les objectifs et les actions décidés ensemble, à accepter ou à faire changer. */
export function MaFeuille({ dossierId, agit, aujourdhui }: Props) {
  const plan = useQuery(optionsPlan(dossierId));
  const feuille = plan.data?.proposee ?? plan.data?.acceptee;
  if (!plan.data || !feuille) return null;
  const aRepondre = agit && feuille.gestes.includes('accepter');
  return (
    <section aria-labelledby="titre-feuille">
      <h2 id="titre-feuille" data-lu="">
        Ma feuille de route
      </h2>
      <p data-lu="">{phraseFeuille(feuille, (date) => dateEnClair(date, aujourdhui))}</p>
      <Repli resume={aRepondre ? 'Relire et répondre' : 'Voir ma feuille de route'} appel={aRepondre}>
        <div className={styles['bloc']}>
          <Engagements feuille={feuille} aujourdhui={aujourdhui} />
          {feuille.etat === 'PROPOSEE' && <Changements vue={plan.data} />}
          {aRepondre && <Repondre dossierId={dossierId} feuille={feuille} />}
        </div>
      </Repli>
    </section>
  );
}

function Engagements({ feuille, aujourdhui }: { readonly feuille: FeuilleVue; readonly aujourdhui: string }) {
  return (
    <ul>
      {feuille.contenu.objectifs.map(({ id, phrase, horizon, actions }) => (
        <li key={id} data-lu="">
          <b>{phrase}</b>, {horizon.toLowerCase()}
          <ul>
            {actions.map((action) => (
              <li key={action.id}>{phraseAction(action, (date) => dateEnClair(date, aujourdhui))}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Changements({ vue: { acceptee, ecarts } }: { readonly vue: PlanVue }) {
  if (!acceptee || ecarts.length === 0) return null;
  return (
    <>
      <p data-lu="">
        <b>Ce qui change depuis la feuille acceptée</b>
      </p>
      <ul>
        {ecarts.map((ecart) => (
          <li key={`${ecart.sorte}${ecart.texte}`}>{ecartEnClair(ecart)}</li>
        ))}
      </ul>
    </>
  );
}

function Repondre({ dossierId, feuille }: { readonly dossierId: string; readonly feuille: FeuilleVue }) {
  const repondre = useRepondreFeuille(dossierId);
  const refus = repondre.error
    ? (enEchec(repondre.error).champs[0]?.message ?? enEchec(repondre.error).message)
    : undefined;
  return (
    <>
      <EnDeuxTemps
        libelle="Je suis d’accord"
        question="Accepter cette feuille de route&nbsp;?"
        oui="Oui, j’accepte"
        non="Pas maintenant"
        enBouton
        enCours={repondre.isPending}
        erreur={repondre.error}
        agir={() => repondre.mutate({ feuille, transition: 'accepter' })}
      >
        <p>Votre accord est noté aujourd’hui. Rien ne vous oblige&nbsp;: vous pourrez demander un changement.</p>
      </EnDeuxTemps>
      <Remarquer
        ouvrir="Je voudrais changer quelque chose"
        libelle="Ce qui est à changer"
        bouton="Demander le changement"
        limite={LIMITE_REMARQUE}
        enCours={repondre.isPending}
        refus={refus}
        envoyer={(remarque) => repondre.mutate({ feuille, transition: 'demanderChangement', remarque })}
      />
    </>
  );
}
