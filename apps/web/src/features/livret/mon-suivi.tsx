import { useQuery } from '@tanstack/react-query';
import { LIBELLES_SITUATION_SUIVI, LIBELLES_UTILITE_SUIVI } from '@pdp/domain';
import type { SituationSuivi, NouvellesVue, UtiliteSuivi } from '@pdp/domain';
import { useId, useState } from 'react';
import type { SubmitEvent } from 'react';
import { creerIdempotence, identifiantAleatoire } from '../../platform/api/idempotence';
import { enEchec } from '../../platform/api/probleme';
import { optionsMaCloture, useRepondreSuivi } from './livret.requetes';
import styles from './livret.module.css';

type Props = { readonly dossierId: string };

/** « De vos nouvelles » : trois questions, en une minute, quand on les lui pose. */
export function MonSuivi({ dossierId }: Props) {
  const cloture = useQuery(optionsMaCloture(dossierId));
  const [merci, poserMerci] = useState(false);
  const suivi = cloture.data?.suivis.find(({ peutRepondre }) => peutRepondre);
  if (!suivi && !merci) return null;
  return (
    <section aria-labelledby="titre-suivi" className={styles['ecran']}>
      <h2 id="titre-suivi" data-lu="">
        De vos nouvelles
      </h2>
      <div role="status">
        {merci && (
          <p className={styles['reussi']} data-lu="">
            Merci, votre réponse est enregistrée.
          </p>
        )}
      </div>
      {suivi && <Questions key={suivi.id} dossierId={dossierId} suivi={suivi} fini={() => poserMerci(true)} />}
    </section>
  );
}

type PropsQuestions = Props & { readonly suivi: NouvellesVue; readonly fini: () => void };

function Questions({ dossierId, suivi, fini }: PropsQuestions) {
  const [situation, poserSituation] = useState('');
  const [utilite, poserUtilite] = useState('');
  const [rappel, poserRappel] = useState(false);
  const [faute, poserFaute] = useState<string>();
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const repondre = useRepondreSuivi(dossierId);
  const idFaute = useId();
  const envoyer = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    if (situation === '' || utilite === '') {
      poserFaute('Répondez aux deux premières questions.');
      return;
    }
    const reponse = { situation: situation as SituationSuivi, utilite: utilite as UtiliteSuivi, rappel };
    // La promesse, pas les suites de `mutate` : la relecture retire ces questions avant elles, et le merci ne viendrait jamais.
    repondre
      .mutateAsync({ suivi, reponse, cleIdempotence: idempotence.clePour(reponse) })
      .then(fini, (erreur: unknown) => poserFaute(enEchec(erreur).message));
  };
  return (
    <form className={styles['bloc']} onSubmit={envoyer} noValidate>
      <p data-lu="">
        Votre accompagnement est terminé depuis {suivi.mois} mois. Une minute suffit. Vous pouvez aussi ne pas
        répondre&nbsp;: vos droits ne changent pas.
      </p>
      <Choix
        libelle="Aujourd’hui"
        choix={LIBELLES_SITUATION_SUIVI}
        valeur={situation}
        poser={poserSituation}
        faute={faute && idFaute}
      />
      <Choix
        libelle="L’accompagnement vous a-t-il aidé ?"
        choix={LIBELLES_UTILITE_SUIVI}
        valeur={utilite}
        poser={poserUtilite}
        faute={faute && idFaute}
      />
      <Rappel coche={rappel} cocher={poserRappel} />
      <Faute id={idFaute} texte={faute} />
      <button type="submit" className={styles['bouton']} disabled={repondre.isPending}>
        Envoyer ma réponse
      </button>
    </form>
  );
}

const Faute = ({ id, texte }: { id: string; texte: string | undefined }) =>
  texte === undefined ? null : (
    <p id={id} role="alert" className={styles['faute']}>
      {texte}
    </p>
  );

const Rappel = ({ coche, cocher }: { coche: boolean; cocher: (coche: boolean) => void }) => (
  <label className={styles['case']}>
    <input type="checkbox" checked={coche} onChange={(e) => cocher(e.currentTarget.checked)} />
    Je veux que l’on me rappelle
  </label>
);

type PropsChoix = {
  readonly libelle: string;
  readonly choix: Readonly<Record<string, string>>;
  readonly valeur: string;
  readonly poser: (valeur: string) => void;
  readonly faute: string | undefined;
};

function Choix({ libelle, choix, valeur, poser, faute }: PropsChoix) {
  const id = useId();
  return (
    <div className={styles['champ']}>
      <label htmlFor={id}>{libelle}</label>
      <select
        id={id}
        value={valeur}
        aria-invalid={faute !== undefined && valeur === ''}
        aria-describedby={faute}
        onChange={(e) => poser(e.currentTarget.value)}
      >
        <option value="">Choisir…</option>
        {Object.entries(choix).map(([code, texte]) => (
          <option key={code} value={code}>
            {texte}
          </option>
        ))}
      </select>
    </div>
  );
}
