import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { MonLivretVue } from '@pdp/domain';
import { auCalme } from '../../platform/au-calme';
import { useAujourdhui, useMaintenant } from '../../platform/format/horloge';
import { peut } from '../../platform/permissions/capacites';
import { demanderFeuilles } from '../../platform/ui/theme/feuilles';
import { CarteCap } from './carte-cap';
import { CeQuiAChange, estNouveau } from './ce-qui-a-change';
import { useEcoute } from './ecoute';
import { useToutImprimer } from './impression';
import { accuserLecture, adresseLivretPdf } from './livret.requetes';
import { dateEnClair } from './livret.vue';
import { MesEtapes, OuJEnSuis } from './parcours';
import { QuiFaitQuoi } from './qui-fait-quoi';
import styles from './livret.module.css';

// Le premier écran dit ce qui vient et qui fait quoi : tout le reste ne se demande qu'une fois celui-là affiché.
const auCalmeAvecFeuilles = async (): Promise<void> => {
  await auCalme();
  await demanderFeuilles();
};

const SuiteDuLivret = lazy(async () => {
  await auCalmeAvecFeuilles();
  return { default: (await import('./suite-du-livret')).SuiteDuLivret };
});
const MonSuivi = lazy(async () => {
  await auCalmeAvecFeuilles();
  return { default: (await import('./mon-suivi')).MonSuivi };
});

// Envoyé une fois par version ouverte, même si la page se relit.
function useAccuseDeLecture({ dossierId, version, publieLe, luLe, mandat }: MonLivretVue): void {
  const aLire = publieLe !== null && luLe === null && mandat === null;
  useEffect(() => {
    // Sans suite à l'écran : l'assuré n'a rien à faire si l'accusé n'est pas parti.
    if (aLire) accuserLecture(dossierId).catch(() => undefined);
  }, [aLire, dossierId, version]);
}

// Retenu à l'ouverture : l'accusé de lecture, envoyé aussitôt, ne doit rien replier sous les yeux.
function useNouveau(livret: MonLivretVue): boolean {
  const [vu, poserVu] = useState({ version: livret.version, nouveau: estNouveau(livret) });
  if (vu.version === livret.version) return vu.nouveau;
  poserVu({ version: livret.version, nouveau: estNouveau(livret) });
  return estNouveau(livret);
}

/** Livret de l'assuré : tout sur une page, ce qui vient et qui fait quoi en premier. */
export function MonLivret({ livret }: { readonly livret: MonLivretVue }) {
  const page = useRef<HTMLDivElement>(null);
  const aujourdhui = useAujourdhui();
  const maintenant = useMaintenant().getTime();
  const [question, poserQuestion] = useState(false);
  const nouveau = useNouveau(livret);
  useAccuseDeLecture(livret);
  useToutImprimer(page);
  return (
    <div ref={page} className={styles['livret']}>
      {livret.mandat?.portee !== 'LIRE' && (
        <Suspense>
          <MonSuivi dossierId={livret.dossierId} />
        </Suspense>
      )}
      {nouveau && <CeQuiAChange livret={livret} aujourdhui={aujourdhui} />}
      <CarteCap livret={livret} aujourdhui={aujourdhui} />
      {livret.contenu === null && <EnPreparation />}
      <OuJEnSuis livret={livret} maintenant={maintenant} aujourdhui={aujourdhui} />
      <QuiFaitQuoi livret={livret} aujourdhui={aujourdhui} />
      <MesEtapes livret={livret} aujourdhui={aujourdhui} />
      <Suspense fallback={<p className={styles['petit']}>La suite de votre livret arrive…</p>}>
        <SuiteDuLivret
          livret={livret}
          maintenant={maintenant}
          aujourdhui={aujourdhui}
          nouveau={nouveau}
          question={question}
          poserQuestion={poserQuestion}
        />
      </Suspense>
      <Bas
        dossierId={livret.dossierId}
        page={page}
        surQuestion={peut(livret, 'POSER_QUESTION') ? () => poserQuestion(true) : undefined}
      />
      {livret.publieLe && (
        <p className={styles['petit']} style={{ textAlign: 'center' }}>
          Livret mis à jour le {dateEnClair(livret.publieLe, aujourdhui)}.
        </p>
      )}
    </div>
  );
}

function EnPreparation() {
  return (
    <section aria-labelledby="titre-preparation">
      <h2 id="titre-preparation" data-lu="">
        Où j’en suis
      </h2>
      <p className={styles['bloc']} data-lu="">
        Votre livret se prépare. La personne qui vous suit l’écrira avec vous. Vous pouvez déjà lui poser une question.
      </p>
    </section>
  );
}

type PropsBas = { dossierId: string; page: RefObject<HTMLDivElement | null>; surQuestion: (() => void) | undefined };

function Bas({ dossierId, page, surQuestion }: PropsBas) {
  const { disponible, enCours, basculer } = useEcoute(page);
  return (
    <div className={`${styles['bas']} ${styles['ecran']}`}>
      <button type="button" className={styles['lien']} onClick={() => window.print()}>
        Imprimer mon livret
      </button>
      <a className={styles['lien']} href={adresseLivretPdf(dossierId)} download>
        Mon livret en PDF
      </a>
      {disponible && (
        <button type="button" className={styles['lien']} onClick={basculer}>
          {enCours ? 'Arrêter la lecture' : 'Écouter'}
        </button>
      )}
      {surQuestion && (
        <button type="button" className={styles['lien']} onClick={surQuestion}>
          Une question&nbsp;?
        </button>
      )}
    </div>
  );
}
