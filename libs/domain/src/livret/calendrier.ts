import type { Instant } from '../noyau/horloge.js';
import { octetsUtf8 } from '../noyau/texte.js';

/** Texte d'un fichier `.ics` (RFC 5545) que le téléphone de l'assuré sait ouvrir ; son titre ne révèle rien. */
export const calendrier = (rendezVous: RendezVousCalendrier, maintenant: Date): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mon livret de suivi//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${echapper(rendezVous.id)}@livret`,
    `DTSTAMP:${instantCompact(maintenant.toISOString())}`,
    `DTSTART:${instantCompact(rendezVous.debut)}`,
    `DTEND:${instantCompact(finDe(rendezVous))}`,
    // Un agenda est souvent partagé ou affiché sur un écran verrouillé : l'objet réel reste dans le livret.
    `SUMMARY:${echapper(rendezVous.titre ?? 'Rendez-vous')}`,
    ...(rendezVous.lieu ? [`LOCATION:${echapper(rendezVous.lieu)}`] : []),
    'CLASS:PRIVATE',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:Rendez-vous',
    'TRIGGER:-P1D',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .flatMap(plier)
    .map((ligne) => `${ligne}\r\n`)
    .join('');

/** Rendez-vous à mettre dans un agenda. */
export interface RendezVousCalendrier {
  readonly id: string;
  readonly debut: Instant;
  /** Durée en minutes, 60 par défaut. */
  readonly duree?: number;
  /** Titre choisi par l'assuré ; « Rendez-vous » par défaut. */
  readonly titre?: string;
  readonly lieu?: string | null;
}

const finDe = ({ debut, duree = 60 }: RendezVousCalendrier): Instant =>
  new Date(Date.parse(debut) + duree * 60_000).toISOString();

const instantCompact = (instant: Instant): string =>
  `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const echapper = (texte: string): string =>
  texte
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n?|\n/g, '\\n');

// Une ligne tient en 75 octets ; la suite commence par une espace (RFC 5545, 3.1), sans couper un caractère.
const plier = (ligne: string): readonly string[] => {
  const morceaux: string[] = [];
  let courant = '';
  for (const caractere of ligne) {
    if (octetsUtf8(courant + caractere) > 75) {
      morceaux.push(courant);
      courant = ' ';
    }
    courant += caractere;
  }
  return [...morceaux, courant];
};
