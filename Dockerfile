# Two stages: build with the wrapper, run the extracted layers as a user without rights.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN ./mvnw -q -B dependency:go-offline -DskipTests
COPY src src
COPY db db
RUN ./mvnw -q -B package -DskipTests \
 && java -Djarmode=tools -jar target/siaf.jar extract --layers --launcher --destination target/extracted

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home siaf
WORKDIR /siaf
# From what changes least to what changes most, so that an update moves only the last layer.
COPY --from=build /build/target/extracted/dependencies/ ./
COPY --from=build /build/target/extracted/spring-boot-loader/ ./
COPY --from=build /build/target/extracted/snapshot-dependencies/ ./
COPY --from=build /build/target/extracted/application/ ./
USER siaf
EXPOSE 8080
ENV SPRING_PROFILES_ACTIVE=production
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+UseParallelGC", "org.springframework.boot.loader.launch.JarLauncher"]
