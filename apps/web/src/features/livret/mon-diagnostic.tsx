import { useQuery } from '@tanstack/react-query';
import {
  CATEGORIES_DIAGNOSTIC,
  LIBELLES_BLOC_DIAGNOSTIC,
  LIBELLES_SIMPLES_DIAGNOSTIC,
  LIMITE_REMARQUE,
  SCHEMAS_DIAGNOSTIC,
  phraseSituation,
} from '@pdp/domain';
import type { DiagnosticVue, Schema } from '@pdp/domain';
import { enEchec } from '../../platform/api/probleme';
import { optionsDiagnostic, useRepondreDiagnostic } from '../diagnostic/diagnostic.requetes';
import { lignesFiche } from '../dossier/fiche/fiche.lecture';
import { EnDeuxTemps } from './en-deux-temps';
import { dateEnClair } from './livret.vue';
import { Repli } from './repli';
import { Remarquer } from './remarquer';
import styles from './livret.module.css';

/** `agit` : qui lit peut répondre ; faux pour un mandat de lecture. */
type Props = { readonly dossierId: string; readonly agit: boolean; readonly aujourdhui: string };

/** « Ma situation » : ce que l'assistante sociale a noté avec la personne, à valider ou à faire corriger. */
export function MonDiagnostic({ dossierId, agit, aujourdhui }: Props) {
  const diagnostic = useQuery(optionsDiagnostic(dossierId));
  const aLire = diagnostic.data?.enPreparation ?? diagnostic.data?.valide;
  if (!aLire) return null;
  const aRepondre = agit && aLire.gestes.includes('valider');
  return (
    <section aria-labelledby="titre-situation">
      <h2 id="titre-situation" data-lu="">
        Ma situation
      </h2>
      <p data-lu="">{phraseSituation(aLire, (date) => dateEnClair(date, aujourdhui))}</p>
      <Repli resume={aRepondre ? 'Relire et répondre' : 'Voir ma situation'} appel={aRepondre}>
        <div className={styles['bloc']}>
          <Lignes diagnostic={aLire} />
          {aRepondre && <Repondre dossierId={dossierId} diagnostic={aLire} />}
        </div>
      </Repli>
    </section>
  );
}

function Lignes({ diagnostic }: { readonly diagnostic: DiagnosticVue }) {
  return (
    <>
      {CATEGORIES_DIAGNOSTIC.map((categorie) => {
        const contenu = (diagnostic.blocs[categorie] ?? {}) as object as Readonly<Record<string, unknown>>;
        const lignes = lignesFiche(SCHEMAS_DIAGNOSTIC[categorie] as Schema, contenu);
        if (lignes.length === 0) return null;
        return (
          <div key={categorie}>
            <h3 data-lu="">{LIBELLES_BLOC_DIAGNOSTIC[categorie]}</h3>
            <ul>
              {lignes.map(({ cle, libelle, valeur }) => (
                <li key={cle} data-lu="">
                  {cle === 'precisions' ? '' : `${LIBELLES_SIMPLES_DIAGNOSTIC[cle] ?? libelle}\u00a0: `}
                  {typeof valeur === 'string' ? valeur : valeur.join(', ').toLowerCase()}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}

function Repondre({ dossierId, diagnostic }: { readonly dossierId: string; readonly diagnostic: DiagnosticVue }) {
  const repondre = useRepondreDiagnostic(dossierId);
  const refus = repondre.error
    ? (enEchec(repondre.error).champs[0]?.message ?? enEchec(repondre.error).message)
    : undefined;
  return (
    <>
      <EnDeuxTemps
        libelle="C’est juste, je valide"
        question="Valider ces lignes&nbsp;?"
        oui="Oui, je valide"
        non="Pas maintenant"
        enBouton
        enCours={repondre.isPending}
        erreur={repondre.error}
        agir={() => repondre.mutate({ diagnostic, transition: 'valider' })}
      >
        <p>
          Les personnes de votre suivi liront leur partie. Le budget et la famille restent à votre assistante sociale.
        </p>
        <p>Vous pourrez demander une nouvelle version.</p>
      </EnDeuxTemps>
      <Remarquer
        ouvrir="Quelque chose n’est pas juste"
        libelle="Ce qui est à corriger"
        bouton="Demander la correction"
        limite={LIMITE_REMARQUE}
        enCours={repondre.isPending}
        refus={refus}
        envoyer={(remarque) => repondre.mutate({ diagnostic, transition: 'demanderCorrection', remarque })}
      />
    </>
  );
}
