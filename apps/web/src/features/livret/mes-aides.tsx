import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ATTENDU_EN_CLAIR, DISPOSITIFS, estDispositifClos, gesteEnClair, libelleEtatDispositif } from '@pdp/domain';
import type { ChampAide, DispositifVue, GesteAide, MonLivretVue, TransitionDispositifRequete } from '@pdp/domain';
import { useId, useState } from 'react';
import { api } from '../../platform/api/client';
import { identifiantAleatoire } from '../../platform/api/idempotence';
import { enEchec } from '../../platform/api/probleme';
import { cles } from '../../platform/api/cles';
import { EnDeuxTemps } from './en-deux-temps';
import { optionsMesAides } from './livret.requetes';
import { dateEnClair } from './livret.vue';
import { PiedDePartie } from './pied-de-partie';
import { Repli } from './repli';
import styles from './livret.module.css';

type Props = { readonly livret: MonLivretVue; readonly aujourdhui: string };

/** « Mes aides » : où en est chaque démarche, qui on attend, et ce que l'assuré peut faire lui-même. */
export function MesAides({ livret, aujourdhui }: Props) {
  const aides = useQuery(optionsMesAides(livret.dossierId));
  const elements = aides.data?.elements ?? [];
  if (aides.isError)
    return (
      <p role="alert" className={styles['faute']}>
        {enEchec(aides.error).message}
      </p>
    );
  if (elements.length === 0) return null;
  const ouvertes = elements.filter(({ type, etat }) => !estDispositifClos(type, etat));
  const finies = elements.filter(({ type, etat }) => estDispositifClos(type, etat));
  return (
    <section aria-labelledby="titre-aides">
      <h2 id="titre-aides" data-lu="">
        Mes aides
      </h2>
      <ul className={styles['liste']}>
        {ouvertes.map((aide) => (
          <UneAide key={aide.id} aide={aide} agit={livret.mandat?.portee !== 'LIRE'} aujourdhui={aujourdhui} />
        ))}
      </ul>
      {finies.length > 0 && (
        <div className={styles['ecran']}>
          <Repli resume={<>Aides terminées&nbsp;: {finies.length}</>}>
            <ul className={styles['liste']}>
              {finies.map(({ id, type, etat, etatDepuis }) => (
                <li key={id}>
                  {DISPOSITIFS[type].libelle}&nbsp;: {libelleEtatDispositif(type, etat).toLowerCase()}, le{' '}
                  {dateEnClair(etatDepuis, aujourdhui)}
                </li>
              ))}
            </ul>
          </Repli>
        </div>
      )}
      <PiedDePartie livret={livret} partie="DISPOSITIFS" aujourdhui={aujourdhui} />
    </section>
  );
}

function UneAide({ aide, agit, aujourdhui }: { aide: DispositifVue; agit: boolean; aujourdhui: string }) {
  const { type, etat, etatDepuis, prochainsPas } = aide;
  const attendus = [...new Set(prochainsPas.map(({ qui }) => ATTENDU_EN_CLAIR[qui]))];
  return (
    <li className={styles['bloc']}>
      <div data-lu="">
        <strong>{DISPOSITIFS[type].libelle}</strong>
        <p>{DISPOSITIFS[type].enClair}</p>
        <p className={styles['petit']}>
          Où ça en est&nbsp;: {libelleEtatDispositif(type, etat).toLowerCase()}, depuis le{' '}
          {dateEnClair(etatDepuis, aujourdhui)}.
        </p>
        {attendus.length > 0 && <p className={styles['petit']}>On attend&nbsp;: {attendus.join(', ')}.</p>}
      </div>
      {(agit ? sansDoubleRefus(aide.gestes) : []).map((geste) => {
        const dit = gesteEnClair(type, geste);
        return dit && <Geste key={geste} aide={aide} geste={geste} dit={dit} aujourdhui={aujourdhui} />;
      })}
    </li>
  );
}

// Refuser ce qui est proposé y met fin : « Je ne veux plus de cette aide » dirait une seconde fois la même chose.
const sansDoubleRefus = (gestes: readonly string[]): readonly string[] =>
  gestes.includes('refuser') ? gestes.filter((geste) => geste !== 'abandonner') : gestes;

type PropsGeste = { aide: DispositifVue; geste: string; dit: GesteAide; aujourdhui: string };

function Geste({ aide, geste, dit, aujourdhui }: PropsGeste) {
  const [saisie, poserSaisie] = useState<Readonly<Record<string, string>>>({});
  const agir = useAgir(aide);
  const fautes = new Map(agir.error ? enEchec(agir.error).champs.map(({ chemin, message }) => [chemin, message]) : []);
  const champs = dit.champs ?? [];
  const aucunChampEnFaute = champs.every(({ nom }) => !fautes.has(nom));
  return (
    <EnDeuxTemps
      libelle={dit.libelle}
      precision={DISPOSITIFS[aide.type].libelle}
      question={dit.question}
      oui={dit.oui}
      non="Ne rien changer"
      enCours={agir.isPending}
      erreur={aucunChampEnFaute ? agir.error : null}
      agir={() => agir.mutate({ transition: geste, saisie: { ...enSaisie(champs, saisie), ...dit.dit } })}
      enBouton={geste !== 'abandonner'}
    >
      {dit.effets.map((effet) => (
        <p key={effet}>{effet}</p>
      ))}
      {champs.map((champ) => (
        <Champ
          key={champ.nom}
          champ={champ}
          valeur={saisie[champ.nom] ?? ''}
          faute={fautes.get(champ.nom)}
          aujourdhui={aujourdhui}
          changer={(valeur) => poserSaisie({ ...saisie, [champ.nom]: valeur })}
        />
      ))}
    </EnDeuxTemps>
  );
}

type PropsChamp = {
  champ: ChampAide;
  valeur: string;
  faute: string | undefined;
  aujourdhui: string;
  changer: (valeur: string) => void;
};

function Champ({ champ: { question, sorte }, valeur, faute, aujourdhui, changer }: PropsChamp) {
  const id = useId();
  const genre =
    sorte === 'nombre'
      ? ({ type: 'number', min: 0 } as const)
      : ({ type: 'date', ...(sorte === 'date' ? { max: aujourdhui } : {}) } as const);
  return (
    <div className={styles['champ']}>
      <label htmlFor={id}>{question}</label>
      <input
        id={id}
        {...genre}
        value={valeur}
        aria-invalid={faute !== undefined}
        aria-describedby={`${id}-faute`}
        onChange={(e) => changer(e.currentTarget.value)}
      />
      <p id={`${id}-faute`} role="alert" className={styles['faute']}>
        {faute}
      </p>
    </div>
  );
}

const enSaisie = (champs: readonly ChampAide[], saisie: Readonly<Record<string, string>>): Record<string, unknown> =>
  Object.fromEntries(
    champs
      .map(({ nom, sorte }) => [nom, sorte === 'nombre' ? Number(saisie[nom] ?? '') : saisie[nom]] as const)
      .filter(([nom]) => (saisie[nom] ?? '') !== ''),
  );

function useAgir({ id, version }: DispositifVue) {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (requete: TransitionDispositifRequete) =>
      api.creer<unknown>(`/dispositifs/${id}/transitions`, requete, {
        version,
        cleIdempotence: identifiantAleatoire(),
      }),
    onSuccess: () => requetes.invalidateQueries({ queryKey: cles.monLivret() }),
  });
}
