/// Something about a post as a whole that protocols may ask for. Most come from the pattern families that name them
/// (`signal=…`), some are worked out from several of those and from the school's own data.
package enum Signal: String, Sendable, CaseIterable {
  /// The post is about the writer's school or work there.
  case school
  /// The post is plainly about something else: holidays, cooking, sports.
  case privateTopic = "private-topic"
  /// The school is named.
  case schoolNamed = "school-named"

  /// The writer says that they work at this school.
  case disclosure
  /// The writer says that they work in education, whatever the school.
  case disclosureRole = "disclosure.role"
  /// The writer says what they do there.
  case disclosureFunction = "disclosure.function"

  /// This is the writer's own opinion.
  case opinion = "disclaimer.opinion"
  /// It is apart from the school's official positions.
  case official = "disclaimer.official"
  /// The writer doesn't answer for what third parties write.
  case thirdParties = "disclaimer.third-parties"

  /// All parts of the protocol's own disclaimer: written `disclaimer` in a protocol, and worked out when it judges.
  case disclaimerParts = "disclaimer"

  /// Lessons off, homework, tests, gym kit, trips: what belongs on the intranet.
  case notice
  /// Looking back, open days, public events: not a notice.
  case noticePublic = "notice.public"

  /// A lesson is or was recorded.
  case recordingLesson = "recording.lesson"
  /// The recorded lesson was given at a distance.
  case recordingDistance = "recording.distance"
  /// The recording was made in secret.
  case recordingSecret = "recording.secret"
  /// A lesson was recorded in secret.
  case recordingLessonSecret = "recording.lesson-secret"
  /// A pupil made it, whoever writes.
  case recordingByPupil = "recording.by-pupil"
  /// Those concerned agreed to the recording.
  case recordingAgreed = "recording.agreed"

  /// The text says that a picture or clip comes with it.
  case picture
  /// The text says that somebody pictured did not agree.
  case consentMissing = "consent.missing"
  /// A class or group is spoken of.
  case group

  /// An adult of the school invites to befriend, follow or message them.
  case befriend
  /// A pupil asks somebody on the staff for the same.
  case befriendStaff = "befriend.staff"
  /// The account is for work and holds nothing private.
  case accountProfessional = "account.professional"
  /// The text speaks to pupils.
  case pupilsAddressed = "pupils-addressed"

  /// A group app for pupils is set up or used.
  case groupApp = "group-app"
  /// The pupils spoken to are under the protocol's age for a group app.
  case youngPupils = "young-pupils"

  /// The school as a whole is disparaged.
  case goodName = "good-name"
  /// Something is disparaged, without saying what: with the school named it is the school.
  case disparagement
  /// The text says that a lesson is on while it is written.
  case lessonNow = "lesson-now"
  /// Something written is part of a lesson.
  case lessonActivity = "lesson-activity"

  /// Death, disaster, violence or a threat at school.
  case crisis
  /// The same, of somebody at the school or of the school itself.
  case crisisHere = "crisis.here"
  /// Somebody tells what was done to them, or asks for help.
  case victim
  /// The writer speaks in the school's name.
  case onBehalf = "on-behalf"
  /// The text comes from elsewhere and is passed on.
  case forwarded
  case livestream
  case sponsor
  /// A picture made or changed by a machine.
  case artificialPicture = "artificial-picture"
  /// Pictures of years ago, of pupils who may have left since.
  case oldPicture = "old-picture"
  /// A picture, text or piece of music that is somebody else's.
  case borrowed
}
