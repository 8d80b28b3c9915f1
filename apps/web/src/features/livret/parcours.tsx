import { prochainRendezVous } from '@pdp/domain';
import type { ContenuLivret, EtapeLivret, MonLivretVue } from '@pdp/domain';
import { capitale } from '../../platform/format/textes';
import { adresseAgenda } from './livret.requetes';
import { dateEnClair, detailEtape, etatEtape, momentEnClair } from './livret.vue';
import { PiedDePartie } from './pied-de-partie';
import { Repli } from './repli';
import styles from './livret.module.css';

type Props = { readonly livret: MonLivretVue; readonly aujourdhui: string };

/** « Où j'en suis » : le prochain rendez-vous d'abord, puis la phrase du référent. */
export function OuJEnSuis({ livret, maintenant, aujourdhui }: Props & { readonly maintenant: number }) {
  const rendezVous = prochainRendezVous(livret, maintenant);
  const texte = livret.contenu?.ouJenSuis ?? '';
  if (!rendezVous && texte === '') return null;
  return (
    <section aria-labelledby="titre-ou">
      <h2 id="titre-ou" data-lu="">
        Où j’en suis
      </h2>
      {rendezVous && (
        <div className={`${styles['bloc']} ${styles['important']}`}>
          <div data-lu="">
            <strong>{momentEnClair(rendezVous.dateHeure, aujourdhui)}</strong>
            <p>{rendezVous.objet}</p>
            {rendezVous.lieu && <p>Lieu&nbsp;: {rendezVous.lieu}</p>}
            {rendezVous.explication && <p className={styles['petit']}>{rendezVous.explication}</p>}
          </div>
          <a
            className={`${styles['bouton']} ${styles['second']} ${styles['ecran']}`}
            href={adresseAgenda(livret.dossierId)}
            download="rendez-vous.ics"
          >
            Ajouter à mon agenda
          </a>
        </div>
      )}
      {texte !== '' && (
        <p className={styles['texte']} data-lu="">
          {texte}
        </p>
      )}
      {livret.contenu && <PiedDePartie livret={livret} partie="OU_J_EN_SUIS" aujourdhui={aujourdhui} />}
    </section>
  );
}

/** « Mes étapes », numérotées : ce qui est fait, ce qui vient. */
export function MesEtapes({ livret, aujourdhui }: Props) {
  const etapes = livret.contenu?.etapes ?? [];
  if (etapes.length === 0) return null;
  return (
    <section aria-labelledby="titre-etapes">
      <h2 id="titre-etapes" data-lu="">
        Mes étapes
      </h2>
      <ol className={styles['etapes']}>
        {etapes.map((etape, rang) => (
          <Etape key={`${rang}-${etape.titre}`} etape={etape} rang={rang + 1} aujourdhui={aujourdhui} />
        ))}
      </ol>
      <PiedDePartie livret={livret} partie="ETAPES" aujourdhui={aujourdhui} />
    </section>
  );
}

const CLASSE_DE_STATUT: Readonly<Partial<Record<EtapeLivret['statut'], string>>> = {
  FAIT: 'fait',
  EN_COURS: 'enCours',
};

// Dessinée ici : le livret ne charge aucun jeu d'icônes, et la police n'a pas ce signe.
const Coche = () => (
  <svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="3">
    <path d="M5 12l5 5L20 7" />
  </svg>
);

function Etape({ etape, rang, aujourdhui }: { etape: EtapeLivret; rang: number; aujourdhui: string }) {
  const detail = detailEtape(etape, aujourdhui);
  return (
    <li className={styles['etape']}>
      <span className={`${styles['rond']} ${styles[CLASSE_DE_STATUT[etape.statut] ?? '']}`} aria-hidden="true">
        {etape.statut === 'FAIT' ? <Coche /> : rang}
      </span>
      <div data-lu="">
        <strong>{etape.titre}</strong>
        {!detail.includes(etatEtape(etape)) && <span className="visuellement-cache">, {etatEtape(etape)}</span>}
        {detail !== '' && <p className={styles['petit']}>{detail}</p>}
        {etape.explication && <p className={styles['petit']}>{etape.explication}</p>}
      </div>
    </li>
  );
}

/** « Ce qui a été décidé » : les phrases des revues ; la dernière se voit, les autres se déplient. */
export function CeQuiEstDecide({ livret, aujourdhui }: Props) {
  const decisions = [...(livret.contenu?.decisions ?? [])].sort((a, b) => b.date.localeCompare(a.date));
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="titre-decisions">
      <h2 id="titre-decisions" data-lu="">
        Ce qui a été décidé
      </h2>
      <Decisions decisions={decisions.slice(0, 1)} aujourdhui={aujourdhui} />
      {decisions.length > 1 && (
        <Repli resume={`Ce qui a été décidé avant\u00a0: ${decisions.length - 1}`}>
          <Decisions decisions={decisions.slice(1)} aujourdhui={aujourdhui} />
        </Repli>
      )}
      <PiedDePartie livret={livret} partie="DECISIONS" aujourdhui={aujourdhui} />
    </section>
  );
}

type PropsDecisions = { decisions: ContenuLivret['decisions']; aujourdhui: string };

const Decisions = ({ decisions, aujourdhui }: PropsDecisions) => (
  <ul className={styles['liste']}>
    {decisions.map(({ date, phrase }) => (
      <li key={`${date}${phrase}`} className={styles['bloc']} data-lu="">
        <p className={styles['petit']}>{capitale(`le ${dateEnClair(date, aujourdhui)}`)}</p>
        <p className={styles['texte']}>{phrase}</p>
      </li>
    ))}
  </ul>
);

/** « Ce qui m'aide » : les appuis notés avec le référent. */
export function CeQuiMAide({ livret, aujourdhui }: Props) {
  const ressources = livret.contenu?.ressources ?? [];
  if (ressources.length === 0) return null;
  return (
    <section aria-labelledby="titre-aide">
      <h2 id="titre-aide" data-lu="">
        Ce qui m’aide
      </h2>
      <div className={styles['bloc']}>
        <ul className={styles['liste']}>
          {ressources.map((ressource) => (
            <li key={ressource} data-lu="">
              {ressource}
            </li>
          ))}
        </ul>
      </div>
      <PiedDePartie livret={livret} partie="RESSOURCES" aujourdhui={aujourdhui} />
    </section>
  );
}
