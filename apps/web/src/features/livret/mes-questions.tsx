import { useEffect, useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { MonLivretVue, QuestionLivret } from '@pdp/domain';
import { creerIdempotence, identifiantAleatoire } from '../../platform/api/idempotence';
import { enEchec } from '../../platform/api/probleme';
import { effacerBrouillon, enregistrerBrouillon, lireBrouillon } from '../../platform/brouillons/brouillons';
import { peut } from '../../platform/permissions/capacites';
import { usePoserQuestion } from './livret.requetes';
import { dateEnClair } from './livret.vue';
import { Repli } from './repli';
import { ZoneTexte } from './zone-texte';
import styles from './livret.module.css';

type Props = {
  readonly livret: MonLivretVue;
  readonly aujourdhui: string;
  readonly ouverte: boolean;
  readonly ouvrir: (ouverte: boolean) => void;
};

/** Questions montrées d'emblée : la dernière, et sa réponse ; les autres se déplient. */
const MONTREES = 1;

/** « Une question ? » : l'écrire, et lire les réponses. */
export function MesQuestions({ livret, aujourdhui, ouverte, ouvrir }: Props) {
  const [envoyee, poserEnvoyee] = useState(false);
  const permise = peut(livret, 'POSER_QUESTION');
  if (!permise && livret.questions.length === 0) return null;
  return (
    <section aria-labelledby="titre-questions" id="questions">
      <h2 id="titre-questions">Une question&nbsp;?</h2>
      <div role="status">
        {envoyee && !ouverte && (
          <p className={`${styles['reussi']} ${styles['ecran']}`}>
            Votre question est partie. Vous lirez la réponse ici.
          </p>
        )}
      </div>
      {permise && !ouverte && (
        <button
          type="button"
          className={`${styles['bouton']} ${styles['second']} ${styles['ecran']}`}
          onClick={() => ouvrir(true)}
        >
          Écrire une question
        </button>
      )}
      {permise && ouverte && (
        <FormulaireQuestion
          dossierId={livret.dossierId}
          fermer={(partie) => {
            poserEnvoyee(partie);
            ouvrir(false);
          }}
        />
      )}
      <Questions questions={livret.questions.slice(0, MONTREES)} aujourdhui={aujourdhui} />
      {livret.questions.length > MONTREES && (
        <Repli resume={`Mes questions d’avant\u00a0: ${livret.questions.length - MONTREES}`}>
          <Questions questions={livret.questions.slice(MONTREES)} aujourdhui={aujourdhui} />
        </Repli>
      )}
    </section>
  );
}

const Questions = ({ questions, aujourdhui }: { questions: readonly QuestionLivret[]; aujourdhui: string }) =>
  questions.length === 0 ? null : (
    <ul className={styles['liste']}>
      {questions.map((question) => (
        <Question key={question.id} question={question} aujourdhui={aujourdhui} />
      ))}
    </ul>
  );

function FormulaireQuestion({ dossierId, fermer }: { dossierId: string; fermer: (partie: boolean) => void }) {
  const cle = `livret.question.${dossierId}`;
  const [texte, poserTexte] = useState(() => lireBrouillon<string>(cle)?.valeurs ?? '');
  const [faute, poserFaute] = useState<string | undefined>();
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const champ = useRef<HTMLTextAreaElement>(null);
  const poser = usePoserQuestion(dossierId);
  useEffect(() => champ.current?.focus(), []);
  const changer = (suite: string) => {
    poserTexte(suite);
    enregistrerBrouillon(cle, suite);
  };
  const envoyer = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const question = texte.trim();
    if (question === '') return poserFaute('Écrivez votre question.');
    poserFaute(undefined);
    return poser.mutate(
      { texte: question, cleIdempotence: idempotence.clePour(question) },
      {
        onSuccess: () => {
          effacerBrouillon(cle);
          fermer(true);
        },
        onError: (erreur) => poserFaute(enEchec(erreur).champs[0]?.message ?? enEchec(erreur).message),
      },
    );
  };
  return (
    <form className={`${styles['bloc']} ${styles['ecran']}`} onSubmit={envoyer} noValidate>
      <ZoneTexte
        label="Ma question"
        aide="La personne qui vous suit la lira. Ne parlez pas de votre maladie ici."
        valeur={texte}
        surChange={changer}
        limite={LIMITES_TEXTE.question}
        faute={faute}
        champ={champ}
      />
      <button type="submit" className={styles['bouton']} disabled={poser.isPending}>
        {poser.isPending ? 'Un instant…' : 'Envoyer ma question'}
      </button>
      <button type="button" className={`${styles['bouton']} ${styles['second']}`} onClick={() => fermer(false)}>
        Plus tard
      </button>
    </form>
  );
}

function Question({ question, aujourdhui }: { question: QuestionLivret; aujourdhui: string }) {
  const { texte, le, etat, reponse, reponduLe } = question;
  return (
    <li className={styles['bloc']}>
      <p className={styles['petit']}>Votre question du {dateEnClair(le, aujourdhui)}</p>
      <p className={styles['texte']}>{texte}</p>
      {reponse === null ? (
        <p className={styles['petit']}>
          {etat === 'TRAITEE' ? 'On vous a répondu autrement.' : 'Réponse à venir. Comptez une semaine.'}
        </p>
      ) : (
        <>
          <p className={styles['petit']}>Réponse{reponduLe ? ` du ${dateEnClair(reponduLe, aujourdhui)}` : ''}</p>
          <p className={styles['texte']}>{reponse}</p>
        </>
      )}
    </li>
  );
}
